@processing
Feature: Orders are received, and processed afterwards

  Scenario: An order is worked on in documented steps
    Given order "O" with 2 "orderItem"
    And order "O" is accepted by "create"
    When order "O" is given time to settle
    Then the line items of order "O" have taken documented ways only [spreadshirt.processing.sequence]
    And order "O" is processed without error [spreadshirt.create.processed]

  Scenario: A processed order is listed as created
    Given order "O" with 1 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    When orders are listed by "list"
      | partnerId       | own                    |
      | processingState | CREATED                |
      | from            | 2 seconds before "O"   |
      | to              | 2 seconds after "O"    |
    Then the search finds order "O" [spreadshirt.list.processing-state]
    When orders are listed by "list"
      | partnerId       | own                    |
      | processingState | ERROR                  |
      | from            | 2 seconds before "O"   |
      | to              | 2 seconds after "O"    |
    Then the search finds none of order "O" [spreadshirt.list.processing-state]
    When orders are listed by "list"
      | partnerId       | own                    |
      | processingState | RECEIVED               |
      | from            | 2 seconds before "O"   |
      | to              | 2 seconds after "O"    |
    Then the search finds none of order "O" [spreadshirt.list.processing-state]

  Scenario Outline: An order that is only received is left out unless it is asked for, sent by <operation>
    Given orders "O" and "P" with 2 "orderItem"
    And orders "O" and "P" are accepted by "<operation>"
    And orders "O" and "P" have settled
    And the provider state "order has processing state"
      | orderId         | id of "O" |
      | processingState | RECEIVED  |
    When order "O" is looked up
    Then "order.orderItems.orderItem[n].quantity", "order.orderItems.orderItem[n].correlation" of order "O" reads back as sent by "<operation>" [spreadshirt.create.readable-at-once]
    And items 1 and 2 of order "O" are shown in state "RECEIVED" [spreadshirt.processing.sequence]
    When orders are listed by "list"
      | partnerId | own                       |
      | from      | 2 seconds before "O", "P" |
      | to        | 5 seconds after "O", "P"  |
    Then the search finds order "P" and not "O" [spreadshirt.list.received-left-out]
    When orders are listed by "list"
      | partnerId       | own                       |
      | processingState | RECEIVED                  |
      | from            | 2 seconds before "O", "P" |
      | to              | 5 seconds after "O", "P"  |
    Then the search finds order "O" and not "P" [spreadshirt.list.received]

    Examples:
      | operation |
      | create    |
      | batch     |

  Scenario: An order in error is listed as such, and tells why
    Given orders "O" and "P" with 1 "orderItem"
    And orders "O" and "P" are accepted by "create"
    And orders "O" and "P" have settled
    And the provider state "order has processing state"
      | orderId         | id of "O" |
      | processingState | ERROR     |
    When order "O" is looked up
    And orders are listed by "list"
      | partnerId       | own                       |
      | processingState | ERROR                     |
      | from            | 2 seconds before "O", "P" |
      | to              | 5 seconds after "O", "P"  |
    Then the search finds order "O" and not "P" [spreadshirt.list.error]
    When orders are listed by "list"
      | partnerId       | own                       |
      | processingState | CREATED                   |
      | from            | 2 seconds before "O", "P" |
      | to              | 5 seconds after "O", "P"  |
    Then the search finds order "P" and not "O" [spreadshirt.list.error]
    When orders are listed by "list"
      | partnerId | own                       |
      | from      | 2 seconds before "O", "P" |
      | to        | 5 seconds after "O", "P"  |
    Then the search finds orders "O" and "P" [spreadshirt.list.partner]
