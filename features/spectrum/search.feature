Feature: Searching orders

  Scenario: By the status that it has
    Given orders "N1" to "N3" with 1 "lineItems" and 1 "skuQuantities" each, filled
    And orders "N1" to "N3" are accepted by "acknowledgement"
    And orders "N1" to "N3" are looked up
    When orders like "N1" to "N3" are searched by "search" from 1 hour before to 1 hour after
    Then the search is answered with a list [spectrum.search.list]
    And the search finds orders "N1" to "N3" [spectrum.search.found]
    And every order found has a line item of a wanted status [spectrum.search.status-only]
    And the search lists no order twice [spectrum.search.once]
    And orders "N1" to "N3" read the same in the search as in the lookup [spectrum.search.as-lookup]

  Scenario: A search that finds nothing is answered with a list
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When orders like "O" are searched by "search" from 20 steps before to 20 steps after
    And orders like "O" are searched by "search" from 2 hours after to 3 hours after
    Then the search is answered with a list [spectrum.search.list]

  Scenario: The same search finds what has come since
    Given orders "O" and "P" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When orders like "O" are searched by "search" from 1 minute before to 1 hour after
    Then the search finds order "O" and not order "P" [spectrum.search.found]
    When order "P" is sent by "acknowledgement"
    And orders like "O" are searched by "search" from 1 minute before to 1 hour after
    Then the search finds orders "O" and "P" [spectrum.search.found]

  Scenario: A full order reads the same in the search as in the lookup
    Given order "O" with 3 "lineItems" and 2 "skuQuantities" each, filled
    And order "O" is accepted by "full-order"
    And order "O" is looked up
    When orders like "O" are searched by "search" from 1 hour before to 1 hour after
    Then the search finds order "O" [spectrum.search.found]
    And the search lists no order twice [spectrum.search.once]
    And order "O" reads the same in the search as in the lookup [spectrum.search.as-lookup]

  Scenario: Orders of the same line items are found each
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    And order "P" with 2 "lineItems" and 1 "skuQuantities" each
    And order "P" has the line items of order "O"
    And orders "O" and "P" are accepted by "acknowledgement"
    And orders "O" and "P" are looked up
    When orders like "O" and "P" are searched by "search" from 20 steps before to 20 steps after
    Then the search finds orders "O" and "P" [spectrum.search.found]
    And orders "O" and "P" read the same in the search as in the lookup [spectrum.search.as-lookup]

  Scenario: More than ten are found
    Given orders "N1" to "N14" with 1 "lineItems" and 1 "skuQuantities" each
    And orders "N1" to "N14" are accepted by "acknowledgement"
    And orders "N1" to "N14" are looked up
    When orders like "N1" to "N14" are searched by "search" from 1 hour before to 1 hour after
    Then the search finds orders "N1" to "N14" [spectrum.search.found]
    And the search lists no order twice [spectrum.search.once]

  @alone
  Scenario Outline: A window that holds <orders> orders and no other finds all of them
    Given orders "N1" to "N<orders>" with 1 "lineItems" and 1 "skuQuantities" each
    And orders "N1" to "N<orders>" are accepted by "acknowledgement"
    And orders "N1" to "N<orders>" are looked up
    When orders like "N1" to "N<orders>" are searched by "search" from 1 step before to 2 steps after
    Then the search is answered with a list [spectrum.search.list]
    And the search finds orders "N1" to "N<orders>" [spectrum.search.found]
    And the search lists no order twice [spectrum.search.once]
    And orders "N1" to "N<orders>" read the same in the search as in the lookup [spectrum.search.as-lookup]

    Examples:
      | orders |
      | 1      |
      | 2      |
      | 12     |

  Scenario Outline: Orders modified <days> days ago are found in their window, each of them
    Given orders "A", "B", "C" and "new" with 1 "lineItems" and 1 "skuQuantities" each, filled
    And orders "A", "B", "C" and "new" are accepted by "acknowledgement"
    And order "new" is looked up
    And the provider state "order was last modified at"
      | purchaseOrderNumber | number of "A"           |
      | lastModification    | <days> days before "new" |
    And the provider state "order was last modified at"
      | purchaseOrderNumber | number of "B"           |
      | lastModification    | <days> days before "new" |
    And the provider state "order was last modified at"
      | purchaseOrderNumber | number of "C"           |
      | lastModification    | <days> days before "new" |
    And orders "A", "B" and "C" are looked up
    When orders like "A", "B" and "C" are searched by "search" from 1 second before to 1 second after
    Then the search finds orders "A", "B" and "C" and not order "new" [spectrum.search.found]
    And orders "A", "B" and "C" read the same in the search as in the lookup [spectrum.search.as-lookup]
    When orders like "A", "B" and "C" are searched by "search" from 3 days before to 1 day before
    Then the search is answered with a list [spectrum.search.list]
    And the search finds none of orders "A", "B" and "C" [spectrum.search.window-end]

    Examples:
      | days |
      | 11   |
      | 200  |

  Scenario: Other statuses do not find it
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When orders like "O" are searched by "search" from 20 steps before to 20 steps after for "any other"
    Then the search is answered with a list [spectrum.search.list]
    And the search finds none of order "O" [spectrum.search.status-only]
    And every order found has a line item of a wanted status [spectrum.search.status-only]

  Scenario Outline: By the status <status>
    Given orders "O" and "other" with 1 "lineItems" and 1 "skuQuantities" each
    And orders "O" and "other" are accepted by "acknowledgement"
    And the provider state "line item has workflow status"
      | purchaseOrderNumber | number of "O" |
      | recipeSetId         | line 1 of "O" |
      | workflowStatus      | <status>      |
    And the provider state "line item has workflow status"
      | purchaseOrderNumber | number of "other" |
      | recipeSetId         | line 1 of "other" |
      | workflowStatus      | <other>           |
    And orders "O" and "other" are looked up
    When orders like "O" are searched by "search" from 20 steps before to 20 steps after for "<status>"
    Then the search finds order "O" and not order "other" [spectrum.search.found]
    And every order found has a line item of a wanted status [spectrum.search.status-only]
    And order "O" reads the same in the search as in the lookup [spectrum.search.as-lookup]
    When orders like "O" and "other" are searched by "search" from 20 steps before to 20 steps after for "<status>, <other>"
    Then the search finds orders "O" and "other" [spectrum.search.found]
    And the search lists no order twice [spectrum.search.once]

    Examples:
      | status      | other       |
      | not-started | in-progress |
      | in-progress | completed   |
      | completed   | revision    |
      | revision    | on-hold     |
      | on-hold     | approved    |
      | approved    | delivered   |
      | delivered   | cancelled   |
      | cancelled   | not-started |

  Scenario Outline: Line items of different statuses, the <place> one wanted
    Given order "O" with 3 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    And the provider state "line item has workflow status"
      | purchaseOrderNumber | number of "O" |
      | recipeSetId         | line 1 of "O" |
      | workflowStatus      | on-hold       |
    And the provider state "line item has workflow status"
      | purchaseOrderNumber | number of "O" |
      | recipeSetId         | line 2 of "O" |
      | workflowStatus      | approved      |
    And the provider state "line item has workflow status"
      | purchaseOrderNumber | number of "O" |
      | recipeSetId         | line 3 of "O" |
      | workflowStatus      | completed     |
    And order "O" is looked up
    When orders like "O" are searched by "search" from 20 steps before to 20 steps after for "<status>"
    Then the search finds order "O" [spectrum.search.found]
    And items 1 of order "O" are shown in state "on-hold" [spectrum.lookup.own-status]
    And items 2 of order "O" are shown in state "approved" [spectrum.lookup.own-status]
    And items 3 of order "O" are shown in state "completed" [spectrum.lookup.own-status]
    And every order found has a line item of a wanted status [spectrum.search.status-only]
    And order "O" reads the same in the search as in the lookup [spectrum.search.as-lookup]
    When orders like "O" are searched by "search" from 20 steps before to 20 steps after for "on-hold, approved, completed"
    Then the search finds order "O" [spectrum.search.found]
    And the search lists no order twice [spectrum.search.once]
    When orders like "O" are searched by "search" from 20 steps before to 20 steps after for "revision, cancelled"
    Then the search finds none of order "O" [spectrum.search.status-only]

    Examples:
      | place  | status    |
      | first  | on-hold   |
      | second | approved  |
      | third  | completed |

  Scenario: A status that nobody documents finds nothing
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When orders like "O" are searched by "search" from 20 steps before to 20 steps after
    And orders like "O" are searched by "search" from 20 steps before to 20 steps after for "no-such-status"
    Then it is refused or finds nothing [spectrum.search.bad-status]

  Scenario: The window's start leaves out what was modified before
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When orders like "O" are searched by "search" from 2 steps after to 1 hour after
    Then the search finds none of order "O" [spectrum.search.window-start]
    When orders like "O" are searched by "search" from 1 step before to 1 hour after
    Then the search finds order "O" [spectrum.search.window-start]

  Scenario: The window's end leaves out what was modified after
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When orders like "O" are searched by "search" from 1 hour before to 2 steps before
    Then the search finds none of order "O" [spectrum.search.window-end]
    When orders like "O" are searched by "search" from 1 hour before to 2 steps after
    Then the search finds order "O" [spectrum.search.window-end]

  Scenario Outline: The window's bounds are points in time, at offset <offset>
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When orders like "O" are searched by "search" from 2 minutes before to 2 minutes after at offset "<offset>"
    Then the search finds order "O" [spectrum.search.window-instant]
    When orders like "O" are searched by "search" from 2 minutes after to 6 hours after at offset "<offset>"
    Then the search finds none of order "O" [spectrum.search.window-instant]
    When orders like "O" are searched by "search" from 12 hours before to 2 minutes before at offset "<offset>"
    Then the search finds none of order "O" [spectrum.search.window-instant]

    Examples:
      | offset |
      | +05:30 |
      | -08:00 |
      | -00:00 |

  Scenario: Without an end the window reaches to the present
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When orders like "O" are searched by "search" from 1 hour before to now
    Then the search finds order "O" [spectrum.search.end-default]
    And the search lists no order twice [spectrum.search.once]

  Scenario: A shipped order is found by its new stamp
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    And order "O" is accepted by "shipment"
    And order "O" is looked up
    When orders like "O" are searched by "search" from 1 step before to 1 hour after
    Then the search finds order "O" [spectrum.search.window-start]
    And order "O" reads the same in the search as in the lookup [spectrum.search.as-lookup]

  Scenario: An order of which one line item was shipped is found by the new stamp
    Given order "O" with 3 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When the target's clock has passed the stamps of order "O"
    And line item 2 of order "O" is sent by "shipment"
    And order "O" is looked up
    And orders like "O" are searched by "search" from 1 step before the latest to 2 steps after
    Then the search finds order "O" [spectrum.search.window-start]

  Scenario: The last modification decides, not the order date
    Given orders "old" and "new" with 1 "lineItems" and 1 "skuQuantities" each
    And orders "old" and "new" are accepted by "acknowledgement"
    And orders "old" and "new" are looked up
    And the provider state "order was last modified at"
      | purchaseOrderNumber | number of "old"       |
      | lastModification    | 20 days before "new"  |
    And order "old" is looked up
    When orders like "new" are searched by "search" from 10 days before to 1 hour after
    Then the search finds order "new" and not order "old" [spectrum.search.window-start]
    When orders like "new" are searched by "search" from 25 days before to 10 days before
    Then the search finds order "old" and not order "new" [spectrum.search.window-end]
    When orders like "new" are searched by "search" from 25 days before to 1 hour after
    Then the search finds orders "old" and "new" [spectrum.search.found]

  Scenario: Thirty-one days are accepted
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When orders like "O" are searched by "search" from 743 hours before to 1 hour after
    Then it is accepted [spectrum.search.month]
    And the search finds order "O" [spectrum.search.month]

  Scenario Outline: Beyond the limit, <what>
    Given order "new" with 1 "lineItems" and 1 "skuQuantities" each
    And order "new" is accepted by "acknowledgement"
    And order "new" is looked up
    When orders like "new" are searched by "search" from 1 day before to 1 hour after
    And orders like "new" are searched by "search" <window>
    Then the search is refused or cut [<clause>]

    Examples:
      | what                 | window                                           | clause                         |
      | with an end          | from 33 days before to 1 hour after              | spectrum.search.beyond-month   |
      | without an end       | from 33 days before to now                       | spectrum.search.beyond-month   |
      | of a year            | from 365 days before to 1 hour after             | spectrum.search.beyond-month   |
      | not overridden       | from 33 days before to 1 hour after overriding false | spectrum.search.override-false |

  Scenario Outline: Beyond the limit orders that lie too far apart are not found together, <what>
    Given orders "old" and "new" with 1 "lineItems" and 1 "skuQuantities" each
    And orders "old" and "new" are accepted by "acknowledgement"
    And orders "old" and "new" are looked up
    And the provider state "order was last modified at"
      | purchaseOrderNumber | number of "old"      |
      | lastModification    | 32 days before "new" |
    When orders like "new" are searched by "search" from 1 day before to 1 hour after
    And orders like "new" are searched by "search" <window>
    Then the search is refused or cut, so that it does not find both "old" and "new" [<clause>]
    When orders like "new" are searched by "search" from 33 days before to 1 hour after overriding true
    Then the search finds orders "old" and "new" [spectrum.search.override]

    Examples:
      | what           | window                                               | clause                         |
      | with an end    | from 33 days before to 1 hour after                  | spectrum.search.beyond-month   |
      | without an end | from 33 days before to now                           | spectrum.search.beyond-month   |
      | not overridden | from 33 days before to 1 hour after overriding false | spectrum.search.override-false |

  Scenario Outline: Overridden, a longer window is searched, <what>
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When orders like "O" are searched by "search" <window> overriding true
    Then it is accepted [spectrum.search.override]
    And the search finds order "O" [spectrum.search.override]

    Examples:
      | what           | window                               |
      | with an end    | from 60 days before to 1 hour after  |
      | without an end | from 60 days before to now           |

  Scenario Outline: Overridden, an order of <days> days ago is found
    Given orders "old" and "new" with 1 "lineItems" and 1 "skuQuantities" each
    And orders "old" and "new" are accepted by "acknowledgement"
    And orders "old" and "new" are looked up
    And the provider state "order was last modified at"
      | purchaseOrderNumber | number of "old"          |
      | lastModification    | <days> days before "new" |
    And order "old" is looked up
    When orders like "old" are searched by "search" from 40 days before to 20 steps after overriding true
    Then the search finds order "old" and not order "new" [spectrum.search.override]
    When orders like "old" and "new" are searched by "search" from 1 day before to 20 steps after overriding true
    Then the search finds orders "old" and "new" [spectrum.search.override]

    Examples:
      | days |
      | 45   |
      | 500  |

  Scenario: Overridden, the window's end still holds
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When orders like "O" are searched by "search" from 60 days before to 2 steps before overriding true
    Then the search finds none of order "O" [spectrum.search.window-end]

  Scenario: Within the limit the override changes nothing
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When orders like "O" are searched by "search" from 20 steps before to 20 steps after overriding false
    Then the search finds order "O" [spectrum.search.found]
    When orders like "O" are searched by "search" from 2 steps after to 1 hour after overriding true
    Then the search finds none of order "O" [spectrum.search.window-start]
    When orders like "O" are searched by "search" from 20 steps before to 20 steps after for "any other" overriding true
    Then the search finds none of order "O" [spectrum.search.status-only]

  Scenario Outline: Another partner's orders are not found, submitted by <operation>
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "P" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "<operation>"
    And order "P" is accepted by "<operation>" as partner B
    And order "O" is accepted by "shipment"
    And order "O" is looked up
    And order "P" is looked up as partner B
    When orders like "O" and "P" are searched by "search" from 20 steps before to 20 steps after
    Then the search finds order "O" and not order "P" [spectrum.search.partner]
    When orders like "O" and "P" are searched by "search" from 20 steps before to 20 steps after as partner B
    Then the search finds order "P" and not order "O" [spectrum.search.partner]
    When orders like "O" and "P" are searched by "search" from 40 days before to 1 hour after overriding true as partner B
    Then the search finds order "P" and not order "O" [spectrum.search.partner]
    When orders like "O" and "P" are searched by "search" from 1 hour before to 1 hour after for "not-started, in-progress, completed, revision, on-hold, approved, delivered, cancelled" as partner B
    Then the search finds order "P" and not order "O" [spectrum.search.partner]

    Examples:
      | operation            |
      | acknowledgement      |
      | bulk-acknowledgement |
      | full-order           |
