@create
Feature: Creating an order

  Scenario Outline: <items> items<filled>
    Given order "O" with <items> "orderItem"<filled>
    When order "O" is sent by "create"
    Then it is accepted [spreadshirt.create.accepted]
    And it is answered with 201 [spreadshirt.create.status]
    And the answer leads to order "O" [spreadshirt.create.location]
    When order "O" is looked up
    Then order "O" is shown as one order [spreadshirt.create.location]
    And "order.orderItems.orderItem[n].quantity", "order.orderItems.orderItem[n].correlation" of order "O" reads back as sent by "create" [spreadshirt.create.readable-at-once]
    When order "O" has settled
    And order "O" is looked up
    Then order "O" reads back as sent by "create" [spreadshirt.create.reads-back]
    And order "O" shows all that was sent by "create", but for "order.payment" [spreadshirt.create.shows]

    Examples:
      | items | filled   |
      | 1     |          |
      | 1     | , filled |
      | 2     |          |
      | 3     | , filled |
      | 12    | , filled |

  Scenario Outline: An item <variant>
    Given order "O" with <items> "orderItem"<form>
    And order "plain" with 1 "orderItem"
    When orders "O" and "plain" are sent by "create"
    Then they are accepted [spreadshirt.create.accepted]
    When orders "O" and "plain" are given time to settle
    And orders "O" and "plain" are looked up
    Then order "O" is processed without error [spreadshirt.create.processed]
    And order "O" reads back as sent by "create" [spreadshirt.create.reads-back]
    And "order.orderItems.orderItem[n].element.@id", "order.orderItems.orderItem[n].element.@type" of order "O" are filled [spreadshirt.create.element-id]

    Examples:
      | variant                               | items | form                                   |
      | that links a product                  | 1     |                                        |
      | that links an article                 | 1     | , linking an article                   |
      | with an attached product              | 1     | , with an attached product             |
      | with an attached product and design   | 1     | , with an attached product and design  |
      | with an attached product, of several  | 3     | , with an attached product and design  |

  Scenario Outline: A product <form> gets an id of its own
    Given order "O" with 2 "orderItem", <form>
    When order "O" is sent by "create"
    And order "O" has settled
    And order "O" is looked up
    Then "order.orderItems.orderItem[n].element.@id" of order "O" stands nowhere in what was sent by "create" [spreadshirt.create.element-id]

    Examples:
      | form                                 |
      | with an attached product             |
      | with an attached product and design  |

  Scenario Outline: What an item refers to is not attached: <missing>
    Given order "O" with 1 "orderItem", <form>
    And order "whole" with 1 "orderItem", with an attached product and design
    When order "whole" is sent by "create"
    And order "O" is sent by "create"
    Then order "O" is refused, or turns into an error, or is canceled [spreadshirt.create.missing-attachment]

    Examples:
      | missing    | form                         |
      | a product  | without the attached product |
      | a design   | without the attached design  |

  Scenario: The platform fills what the client leaves to it
    Given order "O" with 2 "orderItem"
    When order "O" is sent by "create"
    And order "O" is given time to settle
    And order "O" is looked up
    Then "order.shop", "order.created", "order.modified", "order.orderItems.orderItem[n].shop", "order.orderItems.orderItem[n].created", "order.orderItems.orderItem[n].modified", "order.orderItems.orderItem[n].fulfillmentState" of order "O" are filled [spreadshirt.create.filled]

  Scenario Outline: A billing address <how> is filled from the account
    Given order "O" with 1 "orderItem"<form>
    When order "O" is sent by "create"
    Then it is accepted [spreadshirt.create.blank-billing]
    When order "O" is given time to settle
    And order "O" is looked up
    Then "order.billing.address.person.lastName", "order.billing.address.street", "order.billing.address.city", "order.billing.address.zipCode", "order.billing.address.country.@code" of order "O" are filled [spreadshirt.create.blank-billing]
    And "order.billing.address.person.lastName" of order "O" is another than "order.shipping.address.person.lastName" [spreadshirt.create.blank-billing]
    And "order.shipping.address" of order "O" reads back as sent by "create" [spreadshirt.create.reads-back]

    Examples:
      | how                | form                               |
      | that is left out   |                                    |
      | that is left blank | , with a blank billing             |

  Scenario: All that an account's blank billing addresses are filled with is the same
    Given orders "N1" to "N4" with 1 "orderItem"
    When orders "N1" to "N4" are sent by "create"
    And orders "N1" to "N4" are given time to settle
    And orders "N1" to "N4" are looked up
    Then "order.billing.address" is the same of orders "N1" to "N4" [spreadshirt.create.blank-billing]

  Scenario: A billing address of its own is kept beside the shipping address
    Given order "O" with 1 "orderItem", with a billing address
    When order "O" is sent by "create"
    And order "O" has settled
    And order "O" is looked up
    Then "order.billing.address" of order "O" reads back as sent by "create" [spreadshirt.create.own-billing]
    And "order.shipping.address" of order "O" reads back as sent by "create" [spreadshirt.create.reads-back]

  Scenario Outline: The order id of the partner's system <form>
    Given orders "O" and "plain" with 1 "orderItem"
    And the number of order "O" <form>
    When orders "O" and "plain" are sent by "create"
    And the target takes the number of order "O", as it takes that of order "plain"
    And order "O" has settled
    And order "O" is looked up
    Then order "O" is shown as one order [spreadshirt.create.correlation]
    And "order.correlation" of order "O" reads back as sent by "create" [spreadshirt.create.correlation]

    Examples:
      | form                                |
      | consists of digits                  |
      | begins with zeros                   |
      | consists of letters                 |
      | mixes capital and small letters     |
      | contains "-a.b_c"                   |
      | contains " a  b "                   |
      | contains "Größe-東京-№"             |
      | stands between blanks               |
      | has an exponent                     |
      | consists of digits after "0x"       |
      | consists of digits and ".50"        |
      | has 100 characters                  |

  Scenario Outline: The item id of the partner's system <form>
    Given orders "O" and "plain" with 2 "orderItem"
    And the key of item 2 of order "O" <form>
    When orders "O" and "plain" are sent by "create"
    And the target takes the number of order "O", as it takes that of order "plain"
    And order "O" has settled
    And order "O" is looked up
    Then "order.orderItems.orderItem[n].correlation" of order "O" reads back as sent by "create" [spreadshirt.create.correlation]
    And "order.orderItems.orderItem[n].quantity" of order "O" reads back as sent by "create" [spreadshirt.create.items-apart]

    Examples:
      | form                                |
      | consists of digits                  |
      | begins with zeros                   |
      | mixes capital and small letters     |
      | contains "-a.b_c"                   |
      | contains " a  b "                   |
      | contains "Größe-東京-№"             |
      | stands between blanks               |
      | has an exponent                     |
      | consists of digits and ".50"        |
      | has 60 characters                   |

  Scenario: Several items keep what belongs to each
    Given order "O" with 5 "orderItem", filled
    When order "O" is sent by "create"
    And order "O" has settled
    And order "O" is looked up
    Then "order.orderItems" of order "O" reads back as sent by "create" [spreadshirt.create.items-apart]

  Scenario Outline: <place> survives: <what>
    Given order "O" with 2 "orderItem", filled
    When order "O" is sent by "create" with "<place>" text "<text>"
    Then it is accepted [spreadshirt.create.accepted]
    When order "O" has settled
    And order "O" is looked up
    Then "order.shipping.address", "order.billing.address" of order "O" reads back as last sent by "create" [spreadshirt.create.text]

    Examples:
      | what                  | place                                   | text                       |
      | markup characters     | order.shipping.address.person.lastName  | O'Neill & <Sons> "Ltd"     |
      | markup characters     | order.billing.address.company           | A&B <c> 'd' "e" &amp; &#x26; |
      | markup characters     | order.shipping.address.person.firstName | <b>Ann & "Bo"              |
      | markup characters     | order.shipping.address.street           | 'Up & Down' <Street>       |
      | markup characters     | order.shipping.address.streetAnnex      | c/o "A&B" <ring 'twice'>   |
      | markup characters     | order.shipping.address.city             | Smith & Wesson's <Falls>   |
      | both cases            | order.shipping.address.person.firstName | McArthur DeVON             |
      | both cases            | order.shipping.address.street           | rue McKENZIE               |
      | both cases            | order.shipping.address.houseNumber      | 12a-B                      |
      | both cases            | order.shipping.address.email            | Anna.McBride@example.com   |
      | a plus                | order.shipping.address.email            | anna+shirts@example.com    |
      | 80 characters         | order.shipping.address.streetAnnex      | Third backyard, second staircase on the left hand side, fourth floor, right door |
      | umlauts               | order.shipping.address.street           | Große Bärenstraße          |
      | umlauts               | order.billing.address.person.lastName   | Müller-Lüdenscheidt        |
      | letters of all sorts  | order.shipping.address.city             | Łódź Αθήνα Москва 東京     |
      | emoji                 | order.shipping.address.person.firstName | Zoë 🎽👕                   |
      | double blanks         | order.shipping.address.streetAnnex      | two  blanks   and three    |
      | a number              | order.shipping.address.houseNumber      | 007                        |
      | a code with zeros     | order.shipping.address.zipCode          | 01099                      |
      | what looks like CDATA | order.shipping.address.company          | ]]> and <![CDATA[ there    |
      | 200 characters        | order.shipping.address.company          | An enterprise whose name is so long that whoever printed it on a letterhead needed a second line, and a third, and in the end a second sheet of paper altogether, as two hundred characters go a long way. |

  Scenario Outline: A quantity of <quantity>
    Given order "O" with 2 "orderItem"
    When order "O" is sent by "create" with "order.orderItems.orderItem[1].quantity" text "<quantity>"
    Then it is accepted [spreadshirt.create.accepted]
    When order "O" has settled
    And order "O" is looked up
    Then "order.orderItems.orderItem[n].quantity" of order "O" reads back as last sent by "create" [spreadshirt.create.reads-back]

    Examples:
      | quantity |
      | 100      |
      | 250      |

  Scenario Outline: <place> survives: outer blanks
    Given order "O" with 2 "orderItem", filled
    When order "O" is sent by "create" with "<place>" text "  outer blanks "
    Then it is accepted [spreadshirt.create.accepted]
    When order "O" has settled
    And order "O" is looked up
    Then "order.shipping.address", "order.billing.address" of order "O" reads back as last sent by "create" [spreadshirt.create.outer-blanks]

    Examples:
      | place                              |
      | order.shipping.address.company     |
      | order.shipping.address.streetAnnex |
      | order.billing.address.city         |

  Scenario Outline: Salutation <id> is one of those listed
    Given order "O" with 1 "orderItem", with the salutation <id>
    When order "O" is sent by "create"
    Then it is accepted [spreadshirt.create.salutation]
    When order "O" has settled
    And order "O" is looked up
    Then "order.shipping.address.person" of order "O" reads back as sent by "create" [spreadshirt.create.reads-back]

    Examples:
      | id |
      | 1  |
      | 2  |
      | 3  |
      | 4  |
      | 99 |

  Scenario Outline: An address <where>
    Given order "O" with 1 "orderItem", <form>
    When order "O" is sent by "create"
    Then it is accepted [spreadshirt.create.accepted]
    When order "O" has settled
    And order "O" is looked up
    Then "order.shipping.address" of order "O" reads back as sent by "create" [spreadshirt.create.reads-back]

    Examples:
      | where          | form           |
      | in the US      | in the US      |
      | outside the US | outside the US |
      | at a packstation | to a packstation |

  Scenario: A shipped item refers to a delivery of the order
    Given order "O" with 2 "orderItem"
    And order "O" is accepted by "create"
    And order "O" has settled
    And item 1 of order "O" is in state "SHIPPED"
    When order "O" is looked up
    Then each "order.orderItems.orderItem[n].shipping.parcelDelivery.@id" of order "O" is one of "order.shipping.parcelDeliveries.parcelDelivery[n].@id" [spreadshirt.create.delivery-resolves]

  Scenario Outline: An order is read whatever its dress: <dress>
    Given order "plain" with 1 "orderItem"
    And order "plain" is accepted by "create"
    And order "plain" has settled
    And order "O" with 2 "orderItem", filled
    When order "O" is sent by "create" as a body "<dress>"
    Then it is accepted [spreadshirt.create.dress]

    Examples:
      | dress                           |
      | with a prefix on every element  |
      | with texts in CDATA sections    |
      | with comments between elements  |
