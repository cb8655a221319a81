tea-help = orders a tea
bill-help = adds up who ordered what, and says who pays
which = Which tea? There is { $teas }.
not-there = We are out of that. There is { $teas }.
noted = One { $tea }, noted.
bill = { $teas }: { $total } yuan. Who talks most pays: { $payer }.
