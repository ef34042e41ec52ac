"""The calculation of a German buy-to-let purchase: numbers in, numbers out.

Nothing here knows a screen, a chart, a database, a network or a clock. Everything works on columns
(one value per listing, shape ``(n,)``); one property is a table with one row. Money is in EUR, shares
run from 0 to 1, and a name carries its period (``rent_monthly``, ``cash_flow_yearly``).
"""
