@batch
Feature: Creating orders in a batch

  Scenario Outline: <count> orders
    Given orders "N1" to "N<count>" with <items> "orderItem"
    And order "C" with 1 "orderItem"
    When orders "N1" to "N<count>" are sent by "batch"
    Then it is accepted [spreadshirt.batch.accepted]
    And it is answered with 200 [spreadshirt.batch.status]
    And as many orders are named as were sent, and each is one of orders "N1" to "N<count>" [spreadshirt.batch.references]
    When order "C" is sent by "create"
    And orders "N1" to "N<count>" are given time to settle
    And orders "N1" to "N<count>" are looked up
    And order "C" is given time to settle
    And order "C" is looked up
    Then orders "N1" to "N<count>" are shown as one order [spreadshirt.batch.references]
    And orders "N1" to "N<count>" are processed without error [spreadshirt.batch.processed]
    And orders "N1" to "N<count>" read back as sent by "batch" [spreadshirt.batch.reads-back]
    And no id of orders "N1" to "N<count>" or of their items is given twice [spreadshirt.create.distinct]

    Examples:
      | count | items |
      | 1     | 1     |
      | 2     | 3     |
      | 5     | 2     |
      | 50    | 1     |

  Scenario Outline: One invalid order among <count>, <name>: <place> <edit>
    Given orders "N1" to "N<count>" with 2 "orderItem"
    And order "C" with 1 "orderItem"
    When orders "N1" to "N<count>" are sent by "batch" with "<place>" of "<name>" <edit>
    And order "C" is sent by "create"
    Then the broken request is refused, or what was broken turns into an error [spreadshirt.batch.invalid]
    And nothing of the broken request was created [spreadshirt.create.refused-not-stored]

    Examples:
      | count | name | place                                       | edit           |
      | 2     | N1   | order.orderItems.orderItem[0].quantity      | text "0"       |
      | 3     | N2   | order.orderItems.orderItem[1].quantity      | text "0"       |
      | 3     | N3   | order.orderItems.orderItem[0].quantity      | missing        |
      | 50    | N31  | order.orderItems.orderItem[0].quantity      | text "0"       |
      | 2     | N2   | order.correlation.partner.orderId           | missing        |
      | 2     | N2   | order.correlation.partner.id                | missing        |
      | 3     | N3   | order.correlation                           | missing        |
      | 3     | N2   | order.shipping                              | missing        |
      | 2     | N2   | order.shipping.address.city                 | missing        |
      | 2     | N2   | order.payment                               | missing        |
      | 3     | N3   | order.orderItems.orderItem[1].element.@type | text "unknown" |
      | 2     | N2   | order.orderItems.orderItem[1].correlation   | missing        |
      | 2     | N2   | order.orderItems                            | missing        |

  Scenario: Two different orders under one number of the partner
    Given orders "O", "P" and "plain" with 2 "orderItem"
    And the number of order "P" is that of order "O"
    When order "plain" is sent by "create"
    And orders "O" and "P" are sent by "batch"
    And the target takes order "O", as it takes order "plain"
    Then as many orders are named as were sent, and each is one of orders "O" and "P" [spreadshirt.batch.references]
