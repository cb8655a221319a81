dragon-help = tells who talks most, and who has level 50 and up
king = The dragon king is { $name } ({ $days }).
no-king = There is no dragon king today.
veterans = { $count ->
    [0] Nobody has level { $level } yet.
    [one] One member has level { $level } or more: { $names }
   *[other] { $count } members have level { $level } or more: { $names }
}
