"""The workbook for focal points: contacts of one province out, corrections in."""
