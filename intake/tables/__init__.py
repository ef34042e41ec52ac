"""Tables of listings: CSV and Excel in, each row a listing or a reason; templates and rows to correct out."""
