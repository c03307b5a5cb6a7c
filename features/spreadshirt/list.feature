@list
Feature: Listing orders

  Background:
    Given orders "N1" to "N6" with 1 "orderItem", filled
    And orders "N1" to "N6" are accepted by "create"
    And orders "N1" to "N6" have settled

  Scenario: By the partner
    When orders are listed by "list"
      | partnerId | own |
    Then the search is answered with a list [spreadshirt.list.answered]
    And the search finds orders "N1" to "N6" [spreadshirt.list.partner]
    And the search lists no order twice [spreadshirt.list.once]

  Scenario: A list that is asked for again
    Given orders "P1" to "P60" with 1 "orderItem"
    When orders are listed by "list"
      | partnerId | own |
    And orders "P1" to "P60" are accepted by "batch"
    And orders "P1" to "P60" have settled
    And orders are listed by "list"
      | partnerId | own |
    Then the search finds orders "P1" to "P60" [spreadshirt.list.partner]
    And the search lists no order twice [spreadshirt.list.once]

  Scenario: By the shop
    When orders are listed by "list"
      | partnerId | own                         |
      | shopId    | the "order.shop.@id" of "N1" |
    Then the search finds orders "N1" to "N6" [spreadshirt.list.shop]
    When orders are listed by "list"
      | partnerId | own                              |
      | shopId    | not the "order.shop.@id" of "N1" |
    Then the search finds none of orders "N1" to "N6", or is refused [spreadshirt.list.shop]
    When orders are listed by "list"
      | partnerId | own                                        |
      | shopId    | the beginning of the "order.shop.@id" of "N1" |
    Then the search finds none of orders "N1" to "N6", or is refused [spreadshirt.list.shop]

  Scenario: By the time of modification
    When orders are listed by "list"
      | partnerId | own                           |
      | from      | 3 seconds before "N1" to "N6" |
      | to        | 3 seconds after "N1" to "N6"  |
    Then the search finds orders "N1" to "N6" [spreadshirt.list.modified]
    When orders are listed by "list"
      | partnerId | own                            |
      | from      | 60 seconds before "N1" to "N6" |
      | to        | 30 seconds before "N1" to "N6" |
    Then the search finds none of orders "N1" to "N6" [spreadshirt.list.modified]
    When orders are listed by "list"
      | partnerId | own                           |
      | from      | 3 seconds after "N1" to "N6"  |
      | to        | 60 seconds after "N1" to "N6" |
    Then the search finds none of orders "N1" to "N6" [spreadshirt.list.modified]

  Scenario: By all together
    When orders are listed by "list"
      | partnerId       | own                           |
      | shopId          | the "order.shop.@id" of "N1"  |
      | from            | 3 seconds before "N1" to "N6" |
      | to              | 3 seconds after "N1" to "N6"  |
      | processingState | CREATED                       |
      | sort            | modified ascending            |
    Then the search finds orders "N1" to "N6" [spreadshirt.list.together]
    When orders are listed by "list"
      | partnerId       | own                              |
      | shopId          | not the "order.shop.@id" of "N1" |
      | from            | 3 seconds before "N1" to "N6"    |
      | to              | 3 seconds after "N1" to "N6"     |
      | processingState | CREATED                          |
    Then the search finds none of orders "N1" to "N6", or is refused [spreadshirt.list.together]

  Scenario Outline: A time that leaves all out, beside <what>
    When orders are listed by "list"
      | partnerId | own                            |
      | from      | 60 seconds before "N1" to "N6" |
      | to        | 30 seconds before "N1" to "N6" |
      | <term>    | <value>                        |
    Then the search finds none of orders "N1" to "N6" [spreadshirt.list.together]

    Examples:
      | what    | term            | value                        |
      | a state | processingState | CREATED                      |
      | a shop  | shopId          | the "order.shop.@id" of "N1" |
      | a field | sort            | modified descending          |

  Scenario: The time is that of the last modification, not of the creation
    When the target's clock has passed the stamps of order "N1" by 3 seconds
    And order "N1" is adjusted to "CANCELED"
    And the step has been taken
    And orders "N1" to "N6" are looked up
    And orders are listed by "list"
      | partnerId | own                  |
      | from      | 1 second before "N1" |
      | to        | 2 seconds after "N1" |
    Then the search finds order "N1" and not "N2" to "N6" [spreadshirt.list.modified]
    When orders are listed by "list"
      | partnerId | own                           |
      | from      | 1 second before "N2" to "N6"  |
      | to        | 0 seconds after "N2" to "N6"  |
    Then the search finds orders "N2" to "N6" and not "N1" [spreadshirt.list.modified]

  Scenario Outline: By <what>, without the partner, where a target takes that
    When orders are listed by "list"
      | <term> | <value>                       |
      | from   | 3 seconds before "N1" to "N6" |
      | to     | 3 seconds after "N1" to "N6"  |
    Then the search finds orders "N1" to "N6", or is refused [spreadshirt.list.together]

    Examples:
      | what           | term            | value                        |
      | time           | sort            | modified ascending           |
      | time and state | processingState | CREATED                      |
      | time and shop  | shopId          | the "order.shop.@id" of "N1" |

  Scenario Outline: With one bound only, the <bound>, where a target takes that
    When orders are listed by "list"
      | partnerId | own                                 |
      | <bound>   | 3 seconds <inside> "N1" to "N6"     |
    Then the search finds orders "N1" to "N6", or is refused [spreadshirt.list.modified]

    Examples:
      | bound | inside |
      | from  | before |
      | to    | after  |

  Scenario Outline: Sorted by <field>, <way>
    When the target's clock has passed the stamps of order "N1"
    And order "N2" is adjusted to "CANCELED"
    And the step has been taken
    And order "N2" is looked up
    And the target's clock has passed the stamps of order "N2"
    And order "N1" is adjusted to "CANCELED"
    And the step has been taken
    And order "N1" is looked up
    And orders are listed by "list"
      | partnerId | own                           |
      | from      | 4 seconds before "N1" to "N6" |
      | to        | 3 seconds after "N1" to "N6"  |
      | sort      | <field> <way>                 |
    Then the list is sorted by "order.<field>" <way> [spreadshirt.list.sorted]

    Examples:
      | field    | way        |
      | modified | ascending  |
      | modified | descending |
      | created  | ascending  |
      | created  | descending |
