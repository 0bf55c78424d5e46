"""The offline copy: the built site as one archive that opens without server or internet."""
