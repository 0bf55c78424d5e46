"""Reports for the editors; they go to build/editors/ and never into the site."""
