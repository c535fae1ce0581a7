// Generated from docs/openapi.json by `npm run api`; do not edit.

export interface paths {
    "/api/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * SignUp
         * @description Open an account and log in; what the guest was interested in stays.
         */
        post: operations["sign_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/after-sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * MyAfterSales
         * @description The caller's cases, the newest first.
         */
        get: operations["my_after_sales"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/after-sales/{case_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetAfterSale
         * @description One of the caller's cases, with its history.
         */
        get: operations["get_after_sale"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/after-sales/{case_id}/escalate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * EscalateAfterSale
         * @description Call on the platform against the store's no.
         */
        post: operations["escalate_after_sale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/after-sales/{case_id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ShowAfterSaleEvidence
         * @description Add words and pictures (kept by ``POST /api/images``) to a case that is not over.
         */
        post: operations["show_after_sale_evidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/after-sales/{case_id}/received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ReceiveReplacement
         * @description Say that what came in exchange is here.
         */
        post: operations["receive_replacement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/after-sales/{case_id}/refund-instead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * TakeRefundInstead
         * @description Take the refund where nothing is left to exchange the goods for. The same key takes it once.
         */
        post: operations["take_refund_instead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/after-sales/{case_id}/return-parcel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * SendAfterSaleBack
         * @description Say with whom the goods travel back.
         */
        post: operations["send_after_sale_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/after-sales/{case_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * WithdrawAfterSale
         * @description Ask for nothing any more.
         */
        post: operations["withdraw_after_sale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/blocks/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Block
         * @description Want nothing to do with somebody; neither follows the other afterwards.
         */
        put: operations["block"];
        post?: never;
        /**
         * Unblock
         * @description Take a block back.
         */
        delete: operations["unblock"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetCart
         * @description The caller's cart, at the prices and with the stock of now.
         */
        get: operations["get_cart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cart/{sku}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * PutIntoCart
         * @description Let so many units of a SKU lie in the caller's cart; the cart tells what that means, when it is looked at.
         */
        put: operations["put_into_cart"];
        post?: never;
        /**
         * DropFromCart
         * @description Take a SKU out of the caller's cart; taking out what is not there changes nothing.
         */
        delete: operations["drop_from_cart"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListCategories
         * @description The category tree.
         */
        get: operations["list_categories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clicks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Click
         * @description Remember what led the caller to a product, in a signed token that the purchase hands back.
         */
        post: operations["click"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/comments/{comment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * DeleteComment
         * @description Delete a comment of one's own, or one under one's own video; its words are gone for good.
         */
        delete: operations["delete_comment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/comments/{comment_id}/like": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * LikeComment
         * @description Like a comment; twice is once.
         */
        put: operations["like_comment"];
        post?: never;
        /**
         * UnlikeComment
         * @description Take the like of a comment back.
         */
        delete: operations["unlike_comment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/comments/{comment_id}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListReplies
         * @description The answers in one thread, oldest first.
         */
        get: operations["list_replies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListConversations
         * @description The caller's conversations with stores, the latest first.
         */
        get: operations["list_conversations"];
        put?: never;
        /**
         * OpenConversation
         * @description The caller's conversation with a store; made if there is none, found again otherwise.
         *
         *     ``about`` is a store, a product, or an order or after-sale case of the caller's. The store hears of it when
         *     something is said.
         */
        post: operations["open_conversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetConversation
         * @description One of the caller's conversations; ``about`` names a product or order to make a card of.
         */
        get: operations["get_conversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * EndConversation
         * @description The matter is settled; whatever is said next begins anew.
         */
        post: operations["end_conversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation}/escalate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * EscalateConversation
         * @description Ask the platform to step in.
         */
        post: operations["escalate_conversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListMessages
         * @description What was said: the latest, older ones before ``cursor``, or everything after a number.
         */
        get: operations["list_messages"];
        put?: never;
        /**
         * SendMessage
         * @description Say something to the store.
         */
        post: operations["send_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * RateConversation
         * @description Say how it went, once the conversation is closed.
         */
        post: operations["rate_conversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{conversation}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ReadMessages
         * @description Everything up to a number has been seen.
         */
        post: operations["read_messages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ClaimableCoupons
         * @description Coupons that anybody may claim, of a store or for a product; the platform's come last.
         */
        get: operations["claimable_coupons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coupons/{promotion_id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ClaimCoupon
         * @description Claim one of a promotion's coupons; the same Idempotency-Key claims once.
         */
        post: operations["claim_coupon"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creators/{account}/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListCreatorVideos
         * @description A creator's videos on the street, newest first.
         */
        get: operations["list_creator_videos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetDeskProduct
         * @description A product with everything the desk may change; for the store's staff.
         */
        get: operations["get_desk_product"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * ChangeProduct
         * @description Change a product; a listed one is screened again. Needs the right ``goods``.
         */
        patch: operations["change_product"];
        trace?: never;
    };
    "/api/desk/products/{product_id}/delist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * DelistProduct
         * @description Take a product off the street. Needs the right ``goods``.
         */
        post: operations["delist_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/products/{product_id}/guarantees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ProductGuarantees
         * @description What must, may and does hold for one product; for the store's staff.
         */
        get: operations["product_guarantees"];
        /**
         * SetProductGuarantees
         * @description Promise something else about one product, from a minute later on. Needs the right ``goods``.
         */
        put: operations["set_product_guarantees"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/products/{product_id}/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ListProduct
         * @description Let shoppers see and buy a product, once screening has nothing against it. Needs the right ``goods``.
         */
        post: operations["list_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/products/{product_id}/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ProductPrices
         * @description How a product's prices have changed, for its store's staff.
         */
        get: operations["product_prices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/products/{product_id}/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ProductStock
         * @description The stock of a product, for its store's staff.
         */
        get: operations["product_stock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/promotions/{promotion_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetPromotion
         * @description One promotion of a store; for its staff.
         */
        get: operations["get_promotion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/promotions/{promotion_id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * StopPromotion
         * @description End a promotion before its time; coupons in people's hands stay good. Needs the right ``goods``.
         */
        post: operations["stop_promotion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/skus/{sku_id}/low-stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * WatchStock
         * @description Say from how few units downwards the store wants to be told. Needs the right ``goods``.
         */
        put: operations["watch_stock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/skus/{sku_id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * MoveStock
         * @description Carry units of a SKU from one warehouse of its store to another. Needs the right ``goods``.
         */
        post: operations["move_stock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/skus/{sku_id}/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * SkuStock
         * @description The stock of a SKU, in all and in each warehouse. Needs the right ``goods``.
         */
        get: operations["sku_stock"];
        /**
         * AdjustStock
         * @description Say how many units of a SKU are on hand, in all or in one warehouse. Needs the right ``goods``.
         */
        put: operations["adjust_stock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/skus/{sku_id}/stock/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StockHistory
         * @description What happened to a SKU's stock, the newest first. Needs the right ``goods``.
         */
        get: operations["stock_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/warehouses/{warehouse_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * ChangeWarehouse
         * @description Replace what is said about a warehouse; an empty one may be closed. Needs the right ``goods``.
         */
        put: operations["change_warehouse"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * TakeEvents
         * @description Record what a viewer did. Also takes ``text/plain`` bodies, which is what ``sendBeacon`` can send.
         *
         *     Their next page from this process knows what they have seen without waiting for the journal.
         */
        post: operations["takeEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetFeed
         * @description A page of videos for the caller; ``after`` is the ``next`` of the page before.
         */
        get: operations["getFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feed/why/{video}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetWhy
         * @description Why the caller was shown a video, in sentences, with the sources and features behind it.
         */
        get: operations["getWhy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feedback/not-interested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * NotInterested
         * @description Do not show this again, and less like it.
         */
        post: operations["notInterested"];
        /**
         * InterestedAgain
         * @description Take a "not interested" back.
         */
        delete: operations["interestedAgain"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/follows/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Follow
         * @description Follow somebody; twice is once.
         */
        put: operations["follow"];
        post?: never;
        /**
         * Unfollow
         * @description No longer follow somebody.
         */
        delete: operations["unfollow"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/gateway-tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * MintTicket
         * @description Get a ticket for the live gateway; it is good for one minute.
         *
         *     A guest's cookie outlives the sign-up that made its pseudonym an account's; whoever kept one hears nothing by it.
         */
        post: operations["mintGatewayTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * KeepImage
         * @description Keep a picture: the raw bytes as body, or one file of a form. It is read by content and written anew.
         */
        post: operations["keep_image"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices/{invoice_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetInvoice
         * @description One of the caller's invoices.
         */
        get: operations["get_invoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices/{invoice_id}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * InvoiceDocument
         * @description One of the caller's invoices as a page to print or to keep.
         */
        get: operations["invoice_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Me
         * @description Who the caller is: a guest with a pseudonym, or somebody with an account.
         */
        get: operations["me"];
        put?: never;
        post?: never;
        /**
         * EraseMe
         * @description Delete one's account and everything personal with it. This cannot be undone.
         */
        delete: operations["erase_me"];
        options?: never;
        head?: never;
        /**
         * ChangeMe
         * @description Change one's own profile.
         */
        patch: operations["change_me"];
        trace?: never;
    };
    "/api/me/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListAddresses
         * @description One's address book, the default address first.
         */
        get: operations["list_addresses"];
        put?: never;
        /**
         * AddAddress
         * @description Keep another address; the first one becomes the default.
         */
        post: operations["add_address"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/addresses/{address_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * DropAddress
         * @description Delete an address; if it was the default one, the newest of the others takes over.
         */
        delete: operations["drop_address"];
        options?: never;
        head?: never;
        /**
         * ChangeAddress
         * @description Change an address; orders that were placed keep the old one.
         */
        patch: operations["change_address"];
        trace?: never;
    };
    "/api/me/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListBlocks
         * @description Whom one has blocked, the latest first.
         */
        get: operations["list_blocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetCounts
         * @description How many orders of each state, and how many unread notices; a guest has none.
         */
        get: operations["getMyCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * MyCoupons
         * @description The caller's coupons, the newest first.
         */
        get: operations["my_coupons"];
        put?: never;
        /**
         * ClaimByCode
         * @description Claim the coupon that has this code; the same Idempotency-Key claims once.
         */
        post: operations["claim_by_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/dials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * TurnDials
         * @description Lean towards the familiar or the new, towards goods or content; 0 is the middle.
         */
        put: operations["turnDials"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/earnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * MyEarnings
         * @description What the caller may withdraw, what is on its way, and what was settled in the last week.
         */
        get: operations["my_earnings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/earnings/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * MyEarningEntries
         * @description What was entered on the caller's accounts, ever or as in a statement, the newest first.
         */
        get: operations["my_earning_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/earnings/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * MyEarningOfOrder
         * @description What one order brought the caller.
         */
        get: operations["my_earning_of_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/earnings/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * MyEarningStatementSummary
         * @description The caller's accounts over a month or a span: opening balance, sums by kind of event, closing balance.
         */
        get: operations["my_earning_statement_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/earnings/statement.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * MyEarningStatement
         * @description The caller's entries of a month (``2026-06``, by their clock) or of a span, as CSV, the newest first.
         */
        get: operations["my_earning_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/earnings/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * MyWithdrawals
         * @description The caller's withdrawals, the newest first.
         */
        get: operations["my_withdrawals"];
        put?: never;
        /**
         * WithdrawEarnings
         * @description Have earned money sent to the caller's bank. The same key withdraws once.
         */
        post: operations["withdraw_earnings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ChangeEmail
         * @description Move to another e-mail address; a link to prove it is sent there.
         */
        post: operations["change_email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ExportMe
         * @description Everything kept about oneself, as a ZIP of JSON files.
         */
        get: operations["export_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/favourites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListFavourites
         * @description What one keeps for later, newest first.
         */
        get: operations["list_favourites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/following": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListFollowing
         * @description Whom one follows, the latest first.
         */
        get: operations["list_following"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/interests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetInterests
         * @description What the platform believes the caller to like, and how the caller steers it.
         */
        get: operations["getInterests"];
        /**
         * SteerInterest
         * @description See more of a topic (boost), nothing of it (mute), or have it treated like any other (none).
         */
        put: operations["steerInterest"];
        post?: never;
        /**
         * ForgetInterest
         * @description Have a topic forgotten: it speaks for nothing any more, unless it is steered again.
         */
        delete: operations["forgetInterest"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/interests/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ResetInterests
         * @description Be met like a stranger from now on; it can be taken back for an hour.
         */
        post: operations["resetInterests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/interests/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * RestoreInterests
         * @description Take a reset back.
         */
        post: operations["restoreInterests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * MyInvitations
         * @description Which stores want the caller to work for them.
         */
        get: operations["my_invitations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/invitations/{store_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * AcceptInvitation
         * @description Take the post that a store offers.
         */
        post: operations["accept_invitation"];
        /**
         * DeclineInvitation
         * @description Decline the post that a store offers.
         */
        delete: operations["decline_invitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/invoice-titles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * MyInvoiceTitles
         * @description The caller's titles, the one used last first.
         */
        get: operations["my_invoice_titles"];
        put?: never;
        /**
         * KeepInvoiceTitle
         * @description Keep a title for the next time; one that is kept already stays one.
         */
        post: operations["keep_invoice_title"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/invoice-titles/{title_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * DropInvoiceTitle
         * @description Forget a title.
         */
        delete: operations["drop_invoice_title"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * MyInvoices
         * @description The caller's invoices, the newest first.
         */
        get: operations["my_invoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * MyMemberships
         * @description Where the caller is a member.
         */
        get: operations["my_memberships"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/notice-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListNoticePreferences
         * @description Which notices come by which channel.
         */
        get: operations["list_notice_preferences"];
        /**
         * SetNoticePreferences
         * @description Choose which notices come by which channel.
         */
        put: operations["set_notice_preferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListNotices
         * @description What one has been told, newest first.
         */
        get: operations["list_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ReadNotices
         * @description Mark notices as read.
         */
        post: operations["read_notices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ChangePassword
         * @description Replace the password; every other device is logged out, and this one gets another token.
         */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/personalisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * SetPersonalisation
         * @description Allow or forbid that pages are chosen by one's own behaviour; guests may say so too.
         */
        put: operations["set_personalisation"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * MyReviews
         * @description What the caller has written, the newest first, hidden ones included.
         */
        get: operations["my_reviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/reviews/due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ReviewsDue
         * @description Lines of the caller's latest orders that have arrived and wait for a review.
         */
        get: operations["reviews_due"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * ConfirmSecondFactor
         * @description Confirm the first code; from now on log-in asks for one. An operator's doors open at once.
         */
        put: operations["confirm_second_factor"];
        /**
         * BeginSecondFactor
         * @description Start two-step log-in; it counts once the first code has been confirmed.
         */
        post: operations["begin_second_factor"];
        /**
         * RemoveSecondFactor
         * @description Stop two-step log-in, confirmed by the password.
         */
        delete: operations["remove_second_factor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * RenewRecoveryCodes
         * @description New recovery codes in place of those before, confirmed by the password.
         */
        post: operations["renew_recovery_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/stores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * MyStores
         * @description The stores that the caller works in; none for guests.
         */
        get: operations["my_stores"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListOwnVideos
         * @description One's own videos in every state, newest first.
         */
        get: operations["list_own_videos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/videos/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * CountOwn
         * @description Likes, comments, favourites and shares of the caller's own videos.
         */
        get: operations["countOwnVideos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * FindAccount
         * @description The account with exactly this e-mail address or handle; looking leaves a line in the log.
         */
        get: operations["find_account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/accounts/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * LookAtAccount
         * @description One account with its personal details; looking leaves a line in the log.
         */
        get: operations["look_at_account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/accounts/{account}/roles/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * GrantRole
         * @description Give somebody a role.
         */
        put: operations["grant_role"];
        post?: never;
        /**
         * WithdrawRole
         * @description Take a role away, at once in every session.
         */
        delete: operations["withdraw_role"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/accounts/{account}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * ClearSecondFactor
         * @description Help somebody who lost their phone: the second factor goes, and every session of theirs ends.
         */
        delete: operations["clear_second_factor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListActs
         * @description Who among the operators did what, newest first.
         */
        get: operations["list_acts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/after-sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListArbitrations
         * @description Cases that wait for a verdict, by when it is due.
         */
        get: operations["list_arbitrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/after-sales/{case_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetArbitration
         * @description A case that the platform was called on for, with all that both sides have said and shown.
         */
        get: operations["get_arbitration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/after-sales/{case_id}/judge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * JudgeAfterSale
         * @description Decide, in words that both sides read; whoever has touched the case, or decided it before, may not.
         */
        post: operations["judge_after_sale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListCases
         * @description Screenings that rules could not decide.
         */
        get: operations["list_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/cases/{case}/judgement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * JudgeCase
         * @description Decide a screening; what waited for it goes on at once.
         */
        post: operations["judge_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListEscalated
         * @description What waits for the platform.
         */
        get: operations["list_escalated"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/conversations/{conversation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetEscalated
         * @description One conversation in which the platform was asked; others do not exist for operators.
         */
        get: operations["get_escalated"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/conversations/{conversation}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * AssignEscalated
         * @description Take a conversation that no other operator has taken.
         */
        post: operations["assign_escalated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/conversations/{conversation}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * CloseEscalated
         * @description End it for both sides.
         */
        post: operations["close_escalated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/conversations/{conversation}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * EscalatedMessages
         * @description What was said.
         */
        get: operations["escalated_messages"];
        put?: never;
        /**
         * AnswerEscalated
         * @description Say something for the platform, to both sides.
         */
        post: operations["answer_escalated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/conversations/{conversation}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ReadEscalated
         * @description Everything up to a number has been seen.
         */
        post: operations["read_escalated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListDisputes
         * @description Disputes of all stores, the newest first.
         */
        get: operations["list_disputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/disputes/{dispute_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetDispute
         * @description One dispute with all of its orders and their files.
         */
        get: operations["get_dispute"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/experiments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetExperiments
         * @description The experiments that run and ran.
         */
        get: operations["getExperiments"];
        put?: never;
        /**
         * StartExperiment
         * @description Try variants on a share of all viewers from now on.
         */
        post: operations["startExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/experiments/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetExperiment
         * @description What came out so far, with intervals, guardrails and a check of the split.
         */
        get: operations["getExperiment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/experiments/{key}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * EndExperiment
         * @description End an experiment, with what was concluded.
         */
        post: operations["endExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/integrity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetWeighedViewers
         * @description Whose engagement counts less in rankings, and why.
         */
        get: operations["getWeighedViewers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * OperatorLedger
         * @description Trial balance, closes and offenders.
         */
        get: operations["operator_ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/ledger/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * CloseLedger
         * @description Have the books closed and proven now. The same key closes once.
         */
        post: operations["close_ledger"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/ledger/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * OperatorOrderBooks
         * @description Every entry about an order.
         */
        get: operations["operator_order_books"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetModels
         * @description Trained rankers with what was measured.
         */
        get: operations["getModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetPages
         * @description Pages that were served, the latest first; of one viewer, or of everybody.
         */
        get: operations["getServedPages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/pages/{page}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetPage
         * @description One page with every candidate: in which slot it stood, or passed over, or removed, and by whom.
         */
        get: operations["getServedPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/payments/reconciliations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListReconciliations
         * @description How the providers' books compare with ours, day by day.
         */
        get: operations["list_reconciliations"];
        put?: never;
        /**
         * ReconcileDay
         * @description Have a day compared by a worker, again if it was compared before.
         */
        post: operations["reconcile_day"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetPolicies
         * @description The policy in force, those at hand, the knobs, and who switched what when.
         */
        get: operations["getPolicies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/policies/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * EstimatePolicy
         * @description What another policy would have earned on pages that were served, told from the chances logged with them.
         */
        post: operations["estimatePolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/policies/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * TryPolicy
         * @description What pages would look like under another policy, beside what they look like now; nobody is shown them.
         */
        post: operations["tryPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/policies/switch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * SwitchPolicy
         * @description Make every page with this policy from now on; it is written down who decided that, when and why.
         */
        post: operations["switchPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/promotions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * PlatformPromotions
         * @description What the platform pays for: coupons and subsidies, with what each has done, the newest first.
         */
        get: operations["platform_promotions"];
        put?: never;
        /**
         * MakePlatformPromotion
         * @description Make a platform coupon, or a subsidy with a budget that is never overspent; the same key makes it once.
         */
        post: operations["make_platform_promotion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/promotions/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * PreviewPlatformPromotion
         * @description What a platform coupon or a subsidy would do and cost; makes nothing.
         */
        post: operations["preview_platform_promotion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/promotions/{promotion_id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * StopPlatformPromotion
         * @description End any promotion before its time, a store's too; coupons in people's hands stay good.
         */
        post: operations["stop_platform_promotion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListReports
         * @description What people complain about.
         */
        get: operations["list_reports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/reports/judgements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * JudgeReports
         * @description Decide about all open reports of one subject; upheld ones take it off every surface.
         */
        post: operations["judge_reports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/restrictions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListRestrictions
         * @description What is hidden at present.
         */
        get: operations["list_restrictions"];
        put?: never;
        /**
         * Restrict
         * @description Take an account, store, product, video or comment off every surface.
         */
        post: operations["restrict_subject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/restrictions/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Restore
         * @description Let it be seen again.
         */
        delete: operations["restore_subject"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListRules
         * @description The rules in force and how often each applies; one in shadow is only being watched.
         */
        get: operations["list_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operator/subjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Describe
         * @description What these ids stand for, hidden or not; what does not exist is left out.
         */
        get: operations["describeSubjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/order-cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * OrderCards
         * @description What some orders are; one that is not the caller's, of their stores or theirs to operate, is left out.
         */
        get: operations["order_cards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * MyOrders
         * @description The caller's orders, the newest first.
         */
        get: operations["my_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetOrder
         * @description One of the caller's orders.
         */
        get: operations["get_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * ReaddressOrder
         * @description Let an order that has not left go to another address, if delivery costs the same there.
         */
        put: operations["readdress_order"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/after-sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * OpenAfterSale
         * @description Ask for money or a return about one line. The same key asks once.
         */
        post: operations["open_after_sale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/after-sales/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * AfterSaleOptions
         * @description What may be asked for about each line of one of the caller's orders, with the most of it, and why not.
         */
        get: operations["after_sale_options"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * CancelOrder
         * @description Cancel an order that has not been shipped, or some units of one that is paid; what was paid for them goes back.
         *
         *     Some units need an ``Idempotency-Key``: the same key cancels them once.
         */
        post: operations["cancel_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/invoice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * InvoiceStanding
         * @description Whether the caller can ask for an invoice for an order, and what became of the one that was asked for.
         */
        get: operations["invoice_standing"];
        /**
         * AskForInvoice
         * @description Ask for an invoice; asking again before it is issued changes the title.
         */
        put: operations["ask_for_invoice"];
        post?: never;
        /**
         * WithdrawInvoice
         * @description Want no invoice any more, as long as it has not gone to the issuer.
         */
        delete: operations["withdraw_invoice"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/lines/{line_id}/exchange-choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ExchangeChoices
         * @description What could come in exchange for a line: the same again, or another SKU of the product that is not dearer.
         */
        get: operations["exchange_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/lines/{line_id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * WriteReview
         * @description Judge a line that has arrived, once. Words that a person has to look at first are shown when they have.
         */
        post: operations["write_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ReceiveOrder
         * @description Say that the goods have arrived.
         */
        post: operations["receive_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/return-insurance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ReturnInsurance
         * @description How the way back of one of the caller's orders is insured.
         */
        get: operations["return_insurance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * AskPasswordReset
         * @description Have a link sent that sets a new password. The answer does not tell whether there is such an account.
         */
        post: operations["ask_password_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/password-resets/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConfirmPasswordReset
         * @description Set a new password with the link from the mail; every device is logged out.
         */
        post: operations["confirm_password_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payment-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListPaymentMethods
         * @description How one can pay here.
         */
        get: operations["list_payment_methods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/callbacks/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * HearProvider
         * @description A provider's signed callback; hearing it twice changes nothing, and what it pays for follows by itself.
         */
        post: operations["hear_provider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/{payment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetPayment
         * @description One of the caller's payments.
         */
        get: operations["get_payment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{product_id}/favourite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * FavouriteProduct
         * @description Keep a product for later; twice is once.
         */
        put: operations["favourite_product"];
        post?: never;
        /**
         * UnfavouriteProduct
         * @description No longer keep a product.
         */
        delete: operations["unfavourite_product"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{product_id}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ProductRating
         * @description What the first stars of a product add up to.
         */
        get: operations["product_rating"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{product_id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ProductReviews
         * @description What buyers say about a product.
         */
        get: operations["product_reviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{product}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetProduct
         * @description A product that is on sale, with the price and the stock of each variant as of now.
         */
        get: operations["getProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetProfile
         * @description A person's profile as the caller sees it.
         */
        get: operations["getProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Quote
         * @description What a purchase would cost now, store by store, and why; promises nothing.
         */
        post: operations["quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report
         * @description Say that something breaks the rules; guests may, too. Reporting the same thing twice is one report.
         */
        post: operations["report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reviews/{review_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * ChangeReview
         * @description Say it differently, within 30 days; the stars that count stay those of the first writing.
         */
        patch: operations["change_review"];
        trace?: never;
    };
    "/api/reviews/{review_id}/addition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * AddToReview
         * @description Add to one's review, once: how the goods have lasted.
         */
        post: operations["add_to_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reviews/{review_id}/helpful": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * VoteOnReview
         * @description Say whether a review of somebody else was helpful; once each, and it can be changed.
         */
        put: operations["vote_on_review"];
        post?: never;
        /**
         * UnvoteOnReview
         * @description Take the caller's vote back.
         */
        delete: operations["unvote_on_review"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reviews/{review_id}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * ReplyToReview
         * @description Answer a review of one's store, or change the answer; needs the right ``support``.
         */
        put: operations["reply_to_review"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListSessions
         * @description Where one is logged in.
         */
        get: operations["list_sessions"];
        put?: never;
        /**
         * LogIn
         * @description Log in. Wrong tries are counted, and after a few of them the door stays shut for a while.
         */
        post: operations["log_in"];
        /**
         * EndOtherSessions
         * @description Log every other device out.
         */
        delete: operations["end_other_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * RotateSession
         * @description Exchange the session's token for a new one; the old one stops counting.
         */
        post: operations["rotate_session"];
        /**
         * LogOut
         * @description Log out; the device goes on as a new guest.
         */
        delete: operations["log_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * EndSession
         * @description Log one of one's devices out.
         */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListSimulatedMail
         * @description The mailbox of a demo world: letters that were simulated, not sent. Other installations do not show it.
         */
        get: operations["list_simulated_mail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * OpenStore
         * @description Open a store; the caller owns it and becomes a merchant.
         */
        post: operations["open_store"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetStore
         * @description A store's public face.
         */
        get: operations["get_store"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * ChangeStore
         * @description Change what a store says about itself; needs the right ``settings``.
         */
        patch: operations["change_store"];
        trace?: never;
    };
    "/api/stores/{store_id}/after-sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreAfterSales
         * @description A store's cases, the newest first; with ``due``, only those that wait for the store, by when they are due.
         */
        get: operations["store_after_sales"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/after-sales/{case_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreAfterSale
         * @description One of a store's cases, with its history.
         */
        get: operations["store_after_sale"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/after-sales/{case_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ApproveAfterSale
         * @description Grant what the buyer asks for: money goes back at once, or once the goods are back.
         */
        post: operations["approve_after_sale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/after-sales/{case_id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ShowStoreEvidence
         * @description Add words and pictures to a case that is not over.
         */
        post: operations["show_store_evidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/after-sales/{case_id}/inspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * InspectAfterSale
         * @description Say what came back: fine, and the buyer is paid or gets another one; or not, and why.
         */
        post: operations["inspect_after_sale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/after-sales/{case_id}/received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ReceiveAfterSale
         * @description Say that the goods are back; the buyer is paid 48 hours later unless the store says something.
         */
        post: operations["receive_after_sale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/after-sales/{case_id}/refund-instead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * PayInsteadOfReplacing
         * @description Pay back what cannot be sent in exchange. The same key pays once.
         */
        post: operations["pay_instead_of_replacing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/after-sales/{case_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * RejectAfterSale
         * @description Say no, and why.
         */
        post: operations["reject_after_sale"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/after-sales/{case_id}/replace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * SendReplacement
         * @description Hand what the buyer gets in exchange to a courier. The same key sends it once.
         */
        post: operations["send_replacement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/api-clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreClients
         * @description The programs that may act for the store; needs the right ``settings``.
         */
        get: operations["store_clients"];
        put?: never;
        /**
         * LetClientIn
         * @description Give a program a post; its token is in this answer and nowhere else.
         */
        post: operations["let_client_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/api-clients/{client_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * ShowClientOut
         * @description Take a program's post and token away.
         */
        delete: operations["show_client_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/blocked-buyers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListBlockedBuyers
         * @description Whom the store does not hear; needs ``support``.
         */
        get: operations["list_blocked_buyers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/blocked-buyers/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * BlockBuyer
         * @description Take no more messages from a buyer, who may still ask the platform; needs ``support``.
         */
        put: operations["block_buyer"];
        post?: never;
        /**
         * UnblockBuyer
         * @description Hear a buyer again; needs ``support``.
         */
        delete: operations["unblock_buyer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreConversations
         * @description A store's conversations: the waiting ones, the longest first; others, the latest first. Needs ``support``.
         *
         *     ``q`` finds words that were said (from two letters on), or the id of what a card points at.
         */
        get: operations["store_conversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/conversations/{conversation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreConversation
         * @description One conversation, and what its buyer bought here; needs ``support``.
         */
        get: operations["store_conversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/conversations/{conversation}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * AssignConversation
         * @description Take a conversation that nobody looks after; needs ``support``.
         */
        post: operations["assign_conversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/conversations/{conversation}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * CloseConversation
         * @description End a conversation; the buyer may rate it, and whatever they say next begins anew. Needs ``support``.
         */
        post: operations["close_conversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/conversations/{conversation}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreMessages
         * @description What was said, as a buyer reads it, with the names of who wrote for the store; needs ``support``.
         */
        get: operations["store_messages"];
        put?: never;
        /**
         * AnswerConversation
         * @description Answer for the store; the first who does looks after the conversation. Needs ``support``.
         */
        post: operations["answer_conversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/conversations/{conversation}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * StoreRead
         * @description Everything up to a number has been seen by the store; needs ``support``.
         */
        post: operations["store_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/conversations/{conversation}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ReopenConversation
         * @description Go on with a conversation that has ended; needs ``support``.
         */
        post: operations["reopen_conversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/conversations/{conversation}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * TransferConversation
         * @description Hand a conversation to a colleague, take it over, put it back, or ask the platform; needs ``support``.
         */
        post: operations["transfer_conversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/deliveries/{delivery_id}/again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * SendDeliveryAgain
         * @description Send a message once more.
         */
        post: operations["send_delivery_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/desk/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * DeskBatches
         * @description The last batches and imports of a store; needs the right ``goods``.
         */
        get: operations["desk_batches"];
        put?: never;
        /**
         * AskBatch
         * @description Work out what would change; nothing changes before the batch is begun. Needs the right ``goods``.
         */
        post: operations["ask_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/desk/batches/{batch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * DeskBatch
         * @description How far a batch is; needs the right ``goods``.
         */
        get: operations["desk_batch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/desk/batches/{batch_id}/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * BeginBatch
         * @description Make the changes that were worked out; beginning twice is once. Needs the right ``goods``.
         */
        post: operations["begin_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/desk/batches/{batch_id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * DeskBatchLines
         * @description The changes of a batch one by one; needs the right ``goods``.
         */
        get: operations["desk_batch_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/desk/batches/{batch_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * UndoBatch
         * @description Put everything back that nobody has changed since; undoing twice is once. Needs the right ``goods``.
         */
        post: operations["undo_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/desk/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ImportGoods
         * @description Take a file and say what it would bring; nothing changes before the batch is begun. Needs the right ``goods``.
         *
         *     The body is Shopify's product CSV or a Google Merchant feed, also packed, or a zip archive of one with its pictures.
         */
        post: operations["import_goods"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/desk/low-stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * LowStock
         * @description What grows low in a store, of what its staff asked to be told about.
         */
        get: operations["low_stock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/desk/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * DeskProducts
         * @description Everything a store has, found by words, codes or ids, and by what it is; for its staff.
         */
        get: operations["desk_products"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/desk/products.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ExportGoods
         * @description Everything that a search finds as Shopify's product CSV; needs the right ``goods``.
         */
        get: operations["export_goods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/desk/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreStock
         * @description What can be sold of some of a store's products; others' products are left out.
         */
        get: operations["store_stock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/desk/views/{page}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * DeskViews
         * @description The views that the caller has saved of a list: ``goods`` or ``orders``.
         */
        get: operations["desk_views"];
        /**
         * SaveDeskView
         * @description Save a view under a name, over the one of the same name; answers with all of them.
         */
        put: operations["save_desk_view"];
        post?: never;
        /**
         * DropDeskView
         * @description Forget a view; forgetting what is not there changes nothing.
         */
        delete: operations["drop_desk_view"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/desk/warehouses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListWarehouses
         * @description A store's warehouses.
         */
        get: operations["list_warehouses"];
        put?: never;
        /**
         * SetUpWarehouse
         * @description Open another warehouse. Needs the right ``goods``.
         */
        post: operations["set_up_warehouse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListStoreDisputes
         * @description Disputes about a store's orders, the newest first; needs the right ``orders``.
         */
        get: operations["list_store_disputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/disputes/{dispute_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetStoreDispute
         * @description One dispute, with the file that was made by itself; needs the right ``orders``.
         */
        get: operations["get_store_dispute"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/disputes/{dispute_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * AcceptDispute
         * @description Leave the money to the buyer; needs the right ``money``.
         */
        post: operations["accept_dispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/disputes/{dispute_id}/contest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ContestDispute
         * @description Tell the bank that the money is the store's, with its own words and the file; needs the right ``orders``.
         */
        post: operations["contest_dispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/experience": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreExperience
         * @description How buyers fare with a store, and why; for those who work in it.
         */
        get: operations["store_experience"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreFigures
         * @description What a store took in on each of the last days by its own clock; needs the right ``orders``.
         */
        get: operations["store_figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/finance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreFinance
         * @description What a store may withdraw, what waits in escrow, what is on its way, and what was settled in the last week.
         */
        get: operations["store_finance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/finance/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreEntries
         * @description What was entered on a store's accounts, ever or as in a statement, the newest first.
         */
        get: operations["store_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/finance/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreOrderBooks
         * @description Where the money of one of a store's orders is: who paid, who got what, what went back.
         */
        get: operations["store_order_books"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/finance/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreStatementSummary
         * @description A store's accounts over a month or a span: opening balance, sums by kind of event, closing balance.
         */
        get: operations["store_statement_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/finance/statement.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreStatement
         * @description A store's entries of a month (``2026-06``, by the store's clock) or of a span, as CSV, the newest first.
         */
        get: operations["store_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/guarantees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreGuarantees
         * @description What a store must, may and does promise; for its staff.
         */
        get: operations["store_guarantees"];
        /**
         * SetStoreGuarantees
         * @description Promise something about everything that a store sells, from a minute later on. Needs the right ``settings``.
         */
        put: operations["set_store_guarantees"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StaffInvitations
         * @description Whom a store has invited and who has not answered; needs the right ``staff``.
         */
        get: operations["staff_invitations"];
        put?: never;
        /**
         * InviteStaff
         * @description Offer somebody a post, which is theirs once they accept; needs the right ``staff``.
         */
        post: operations["invite_staff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/invitations/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * WithdrawInvitation
         * @description Take an invitation back; needs the right ``staff``.
         */
        delete: operations["withdraw_invitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreInvoices
         * @description A store's invoices, the newest first.
         *
         *     ``q`` is an order's id, an invoice's number (``2026-000042``), or how the name on it begins.
         */
        get: operations["store_invoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/invoices/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * IssueInvoices
         * @description Give invoices that were asked for their numbers and hand them to the issuer; doing it twice issues them once.
         */
        post: operations["issue_invoices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/invoices/{invoice_id}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreInvoiceDocument
         * @description One of a store's invoices as a page to print or to keep.
         */
        get: operations["store_invoice_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/invoices/{invoice_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * RefuseInvoice
         * @description Say why an invoice will not be issued as it was asked for; the buyer may ask again.
         */
        post: operations["refuse_invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * MemberProgram
         * @description A store's membership with how many are in it and what they buy; for its staff.
         */
        get: operations["member_program"];
        /**
         * OpenMemberProgram
         * @description Open a membership, or change its words. Needs the right ``settings``.
         */
        put: operations["open_member_program"];
        post?: never;
        /**
         * CloseMemberProgram
         * @description Close a membership: nobody can join, and prices for members hold for nobody. Needs the right ``settings``.
         */
        delete: operations["close_member_program"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/membership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Membership
         * @description A store's membership, and whether the caller is in it.
         */
        get: operations["membership"];
        put?: never;
        /**
         * JoinMembership
         * @description Become a member, agreeing to the words of a version; joining twice joins once.
         */
        post: operations["join_membership"];
        /**
         * LeaveMembership
         * @description Be a member no longer; leaving twice changes nothing.
         */
        delete: operations["leave_membership"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreOrders
         * @description A store's orders, the newest first; needs the right ``orders``.
         *
         *     ``q`` is an order's id, a tracking number, the last four digits of a phone, or how a receiver's name begins;
         *     ``counts`` are those of all the store's orders.
         */
        get: operations["store_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/orders.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ExportOrders
         * @description Everything that a search finds as a table, one row a line of an order; needs the right ``orders``.
         */
        get: operations["export_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/orders/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * PackOrders
         * @description Note that paid orders are packed; others are passed over. Needs the right ``orders``.
         */
        post: operations["pack_orders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/orders/pick-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * PickList
         * @description What to take from the shelves for some orders and exchanges; needs the right ``orders``.
         */
        get: operations["pick_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/orders/ship": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ShipOrders
         * @description Hand many orders over at once, or see which could be; sending the same list again sends nothing twice.
         *
         *     Needs the right ``orders``.
         */
        post: operations["ship_orders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/orders/{order_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * CancelStoreOrder
         * @description End an order that cannot be delivered; the buyer gets everything back. Needs the right ``orders``.
         */
        post: operations["cancel_store_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/orders/{order_id}/ship": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ShipOrder
         * @description Hand a parcel of a paid order to a carrier; needs the right ``orders``.
         */
        post: operations["ship_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreProducts
         * @description What a store sells, the newest first.
         */
        get: operations["store_products"];
        put?: never;
        /**
         * DraftProduct
         * @description Put a new product on the desk; needs the right ``goods``.
         */
        post: operations["draft_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/promotions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StorePromotions
         * @description A store's promotions with what each has done, the newest first; for its staff.
         */
        get: operations["store_promotions"];
        put?: never;
        /**
         * MakePromotion
         * @description Make a promotion that the store pays for; the same key makes it once. Needs the right ``goods``.
         */
        post: operations["make_promotion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/promotions/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * PreviewPromotion
         * @description What a promotion would do and cost; makes nothing. Needs the right ``goods``.
         */
        post: operations["preview_promotion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/quick-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListQuickReplies
         * @description A store's quick replies; needs ``support``.
         */
        get: operations["list_quick_replies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/quick-replies/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * KeepQuickReply
         * @description Keep a quick reply under a code, in place of what was there; needs ``support``.
         */
        put: operations["keep_quick_reply"];
        post?: never;
        /**
         * DropQuickReply
         * @description Forget a quick reply; needs ``support``.
         */
        delete: operations["drop_quick_reply"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/return-insurance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreInsurance
         * @description What insuring the way back costs a store and pays its buyers; needs the right ``money``.
         */
        get: operations["store_insurance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/review-tally": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreReviewTally
         * @description How a store's reviews go: stars, the share that is answered, and the last 30 days; for its staff.
         */
        get: operations["store_review_tally"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreReviews
         * @description What buyers say about a store's goods, the newest first, hidden ones included; for its staff.
         */
        get: operations["store_reviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/reviews/{review_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreReview
         * @description One review of a store's goods, hidden or not; for its staff.
         */
        get: operations["store_review"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/shipping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreShipping
         * @description How a store delivers, where to and for how much.
         */
        get: operations["store_shipping"];
        /**
         * SetStoreShipping
         * @description Change how a store delivers; placed orders keep their fees. Needs the right ``settings``.
         */
        put: operations["set_store_shipping"];
        post?: never;
        /**
         * DropStoreShipping
         * @description Let a store deliver for its flat fee again; needs the right ``settings``.
         */
        delete: operations["drop_store_shipping"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/shipping/kept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StorePromisesKept
         * @description How a store kept its promises of the last days.
         */
        get: operations["store_promises_kept"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreStaff
         * @description Everybody who works in a store; needs the right ``staff``.
         */
        get: operations["store_staff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/staff/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * DismissStaff
         * @description Take an account's post away; needs the right ``staff``.
         */
        delete: operations["dismiss_staff"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/support-desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetSupportDesk
         * @description When the store answers; needs ``support``.
         */
        get: operations["get_support_desk"];
        /**
         * SetSupportDesk
         * @description Say when the store answers; needs ``settings``.
         */
        put: operations["set_support_desk"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/support-figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * SupportFigures
         * @description How fast the store answered in the last days, and what buyers said about it; needs ``support``.
         */
        get: operations["support_figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/support-team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * SupportTeam
         * @description Who answers for the store; needs ``support``.
         */
        get: operations["support_team"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/tax-profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetTaxProfile
         * @description What a store says about its taxes; needs the right ``settings``.
         */
        get: operations["get_tax_profile"];
        /**
         * SetTaxProfile
         * @description Say how a store is taxed; orders placed from now on are reckoned so. Needs the right ``settings``.
         */
        put: operations["set_tax_profile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/tax-report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * TaxReport
         * @description A store's taxes of a month (``2026-06``), by rate and by day, in the store's own time zone.
         */
        get: operations["tax_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/tax-report.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * TaxReportCsv
         * @description Every sale and refund of a month with the tax in it, rate by rate, as CSV.
         */
        get: operations["tax_report_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreWebhooks
         * @description The store's webhooks; needs the right ``settings``.
         */
        get: operations["store_webhooks"];
        put?: never;
        /**
         * OpenWebhook
         * @description Tell an address what happens from now on.
         */
        post: operations["open_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/webhooks/{webhook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * CloseWebhook
         * @description Tell an address nothing any more, and forget what it was told.
         */
        delete: operations["close_webhook"];
        options?: never;
        head?: never;
        /**
         * ChangeWebhook
         * @description Change a webhook, pause it, switch it on again, or give it another secret.
         */
        patch: operations["change_webhook"];
        trace?: never;
    };
    "/api/stores/{store_id}/webhooks/{webhook_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * WebhookDeliveries
         * @description What was sent to a webhook, the newest first.
         */
        get: operations["webhook_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/webhooks/{webhook_id}/ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * PingWebhook
         * @description Send a message that says nothing, to see whether it arrives.
         */
        post: operations["ping_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores/{store_id}/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * StoreWithdrawals
         * @description A store's withdrawals, the newest first.
         */
        get: operations["store_withdrawals"];
        put?: never;
        /**
         * WithdrawFromStore
         * @description Have earned money sent to the store's bank. The same key withdraws once.
         */
        post: operations["withdraw_from_store"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tax-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * TaxRules
         * @description By which rules taxes are reckoned out of prices, country by country, each with its law.
         */
        get: operations["tax_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trades": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * PlaceTrade
         * @description Place orders, one a store, and set their stock aside until ``pay_by``. The same key places once.
         */
        post: operations["place_trade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trades/{trade_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetTrade
         * @description One of the caller's purchases.
         */
        get: operations["get_trade"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trades/{trade_id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * PayTrade
         * @description Pay for what is due of a purchase. The same key pays once; a ``pending`` payment ends by itself.
         */
        post: operations["pay_trade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * BeginUpload
         * @description Open an upload.
         */
        post: operations["begin_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/{upload}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ReadUpload
         * @description Where to go on.
         */
        get: operations["read_upload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /**
         * HeadUpload
         * @description Where to go on, in headers (as the tus protocol does).
         */
        head: operations["head_upload"];
        /**
         * SendPart
         * @description Append the raw body at ``Upload-Offset``. Of two parts for one place one wins; the other is told where to go.
         */
        patch: operations["send_part"];
        trace?: never;
    };
    "/api/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * AskVerification
         * @description Have a link sent that proves the e-mail address.
         */
        post: operations["ask_verification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/verifications/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * ConfirmVerification
         * @description Prove the e-mail address with the link from the mail; the device need not be logged in.
         */
        post: operations["confirm_verification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * CreateVideo
         * @description Make a video of an upload; it is published by itself when all goes well.
         */
        post: operations["create_video"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/videos/{video}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ReadVideo
         * @description A video on the street, or one's own in whatever state; operators see every video.
         */
        get: operations["read_video"];
        put?: never;
        post?: never;
        /**
         * WithdrawVideo
         * @description Take one's video off the street; it stays in one's own list as ``private``.
         */
        delete: operations["withdraw_video"];
        options?: never;
        head?: never;
        /**
         * ChangeVideo
         * @description Change one's video; new words are screened again.
         */
        patch: operations["change_video"];
        trace?: never;
    };
    "/api/videos/{video}/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GetCard
         * @description A video with its creator, counts and living anchors.
         */
        get: operations["getVideoCard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/videos/{video}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ListVideoComments
         * @description What people say about a video.
         */
        get: operations["list_video_comments"];
        put?: never;
        /**
         * CommentVideo
         * @description Say something about a video, or answer a comment under it.
         */
        post: operations["comment_video"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/videos/{video}/favourite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * FavouriteVideo
         * @description Keep a video for later; twice is once.
         */
        put: operations["favourite_video"];
        post?: never;
        /**
         * UnfavouriteVideo
         * @description No longer keep a video.
         */
        delete: operations["unfavourite_video"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/videos/{video}/like": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * LikeVideo
         * @description Like a video; twice is once.
         */
        put: operations["like_video"];
        post?: never;
        /**
         * UnlikeVideo
         * @description Take a like back.
         */
        delete: operations["unlike_video"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Account
         * @description Whose money it is, and why (DOMAIN D1). Credit is positive: what we owe or have earned; debit is negative.
         * @enum {string}
         */
        Account: "clearing" | "escrow" | "merchant" | "creator" | "provider" | "platform_fee" | "commission_fee" | "subsidy" | "refunds" | "payouts" | "compensation" | "disputed" | "withheld" | "deposit" | "ad_wallet" | "tax";
        /** AccountOut */
        AccountOut: {
            account: components["schemas"]["Account"];
            closing: components["schemas"]["Money"];
            opening: components["schemas"]["Money"];
            sums: components["schemas"]["KindOut"][];
        };
        /** AccountSum */
        AccountSum: {
            account: components["schemas"]["Account"];
            amount: components["schemas"]["Money"];
        };
        /** Act */
        Act: {
            act: string;
            actor: string;
            /** Format: date-time */
            at: string;
            facts: {
                [key: string]: unknown;
            };
            id: string;
            subject: string | null;
        };
        /** ActList */
        ActList: {
            items: components["schemas"]["Act"][];
            next: string | null;
        };
        /** ActionAgainst */
        ActionAgainst: {
            action: string;
            auc_error: number;
            auc_gain: number;
        };
        /** ActionMeasured */
        ActionMeasured: {
            action: string;
            bins: components["schemas"]["ReliabilityBin"][];
            error: number;
            log_loss: number;
        };
        /** AdditionForm */
        AdditionForm: {
            images?: string[];
            /** @default  */
            words?: string;
        };
        /** AdditionOut */
        AdditionOut: {
            /** Format: date-time */
            at: string;
            pictures: components["schemas"]["PictureOut"][];
            words: string;
        };
        /** AddressForm */
        AddressForm: {
            city: string;
            country: string;
            /** @default  */
            district?: string;
            /** @default false */
            is_default?: boolean;
            name: string;
            phone: string;
            /** @default  */
            postcode?: string;
            /** @default  */
            region?: string;
            street: string;
        };
        /** AddressItem */
        AddressItem: {
            city: string;
            country: string;
            district: string;
            id: string;
            is_default: boolean;
            name: string;
            phone: string;
            postcode: string;
            region: string;
            street: string;
        };
        /** AddressList */
        AddressList: {
            items: components["schemas"]["AddressItem"][];
            next?: null;
        };
        /** AddressPatch */
        AddressPatch: {
            city?: string;
            country?: string;
            district?: string;
            is_default?: boolean;
            name?: string;
            phone?: string;
            postcode?: string;
            region?: string;
            street?: string;
        };
        /** AfterSaleDesk */
        AfterSaleDesk: {
            counts: {
                [key: string]: number;
            };
            due_soon: number;
            items: components["schemas"]["AfterSaleOut"][];
            next: string | null;
            overdue: number;
        };
        /** AfterSaleOffer */
        AfterSaleOffer: {
            kind: components["schemas"]["Wish"];
            most: components["schemas"]["Money"];
            reasons: components["schemas"]["CaseReason"][];
            reckoned: boolean;
            units: number;
            until: {
                [key: string]: string;
            };
            why_not: components["schemas"]["WhyNot"] | null;
        };
        /** AfterSaleOut */
        AfterSaleOut: {
            asked: components["schemas"]["Money"];
            carrier: string;
            due_at: string | null;
            due_does: components["schemas"]["CaseEvent"] | null;
            ended_at: string | null;
            fast: boolean;
            goods: components["schemas"]["CaseGoods"];
            granted: components["schemas"]["Money"] | null;
            history: components["schemas"]["AfterSaleStep"][];
            id: string;
            image_url: string | null;
            kind: components["schemas"]["Wish"];
            liability: components["schemas"]["Liability"] | null;
            line: string;
            may: string[];
            /** Format: date-time */
            moved_at: string;
            /** Format: date-time */
            opened_at: string;
            order: string;
            parcels: components["schemas"]["CaseParcel"][];
            product: string;
            reason: components["schemas"]["CaseReason"];
            rules: string;
            sku: string;
            state: components["schemas"]["CaseState"];
            store: components["schemas"]["AfterSaleStore"];
            title: string;
            tracking: string;
            units: number;
            wished: components["schemas"]["CaseGoods"] | null;
        };
        /** AfterSalePage */
        AfterSalePage: {
            items: components["schemas"]["AfterSaleOut"][];
            next: string | null;
        };
        /** AfterSaleStep */
        AfterSaleStep: {
            /** Format: date-time */
            at: string;
            by: string | null;
            event: string;
            facts: {
                [key: string]: unknown;
            };
            pictures: components["schemas"]["EvidenceOut"][];
            side: components["schemas"]["CaseSide"];
            state: components["schemas"]["CaseState"];
            words: string;
        };
        /** AfterSaleStore */
        AfterSaleStore: {
            id: string;
            name: string;
        };
        /** AgainstTheOther */
        AgainstTheOther: {
            actions: components["schemas"]["ActionAgainst"][];
            error: number;
            gain: number;
            lines: number;
        };
        /** AnchorCard */
        AnchorCard: {
            image_url: string | null;
            list_price: components["schemas"]["Money"] | null;
            offer?: components["schemas"]["DiscountKind"] | null;
            price: components["schemas"]["Money"];
            product: string;
            promise?: components["schemas"]["Guarantee"] | null;
            sold_out: boolean;
            start_ms: number;
            title: string;
            until?: string | null;
        };
        /** AnchorForm */
        AnchorForm: {
            product: string;
            /** @default 0 */
            start_ms?: number;
        };
        /** AnchorOut */
        AnchorOut: {
            alive: boolean;
            image_url: string | null;
            price: components["schemas"]["Money"] | null;
            product: string;
            start_ms: number;
            title: string;
        };
        /** AskedTalk */
        AskedTalk: {
            asked_at: string | null;
            mine: boolean;
            store: components["schemas"]["StoreFace"];
            taken: boolean;
            talk: components["schemas"]["DeskTalk"];
        };
        /** AskedTalks */
        AskedTalks: {
            items: components["schemas"]["AskedTalk"][];
            next: string | null;
        };
        /** Author */
        Author: {
            avatar_url: string | null;
            handle: string;
            id: string;
            name: string;
            verified: boolean;
        };
        /** AuthorOut */
        AuthorOut: {
            avatar_url: string | null;
            id: string | null;
            name: string;
        };
        /** Availabilities */
        Availabilities: {
            items: components["schemas"]["Availability"][];
            next?: null;
        };
        /** Availability */
        Availability: {
            available: number;
            product: string;
        };
        /** BatchForm */
        BatchForm: {
            ids?: string[];
            search?: components["schemas"]["SearchForm"] | null;
            wish: components["schemas"]["PriceWish"] | components["schemas"]["StockWish"] | components["schemas"]["ListWish"] | components["schemas"]["DelistWish"];
        };
        /** BatchOut */
        BatchOut: {
            begun_at: string | null;
            by: string;
            counts: {
                [key: string]: number;
            };
            ended_at: string | null;
            id: string;
            kind: string;
            looked_at: number;
            /** Format: date-time */
            made_at: string;
            reasons: {
                [key: string]: number;
            };
            report: {
                [key: string]: unknown;
            };
            state: components["schemas"]["BatchState"];
            wish: {
                [key: string]: unknown;
            };
        };
        /**
         * BatchState
         * @description Where a batch is: its changes are worked out, shown, made, and perhaps undone.
         * @enum {string}
         */
        BatchState: "planning" | "ready" | "running" | "done" | "undoing" | "undone" | "failed";
        /** Batches */
        Batches: {
            items: components["schemas"]["BatchOut"][];
            next?: null;
        };
        /** BlockForm */
        BlockForm: {
            reason: components["schemas"]["BlockReason"];
            /** @default  */
            text?: string;
        };
        /** BlockOut */
        BlockOut: {
            account: string;
            /** Format: date-time */
            at: string;
            name: string;
            reason: components["schemas"]["BlockReason"];
            text: string;
        };
        /**
         * BlockReason
         * @description Why a store takes no more messages from somebody.
         * @enum {string}
         */
        BlockReason: "abuse" | "spam" | "fraud" | "other";
        /** BlockState */
        BlockState: {
            account: string;
            blocked: boolean;
        };
        /** Blocks */
        Blocks: {
            items: components["schemas"]["BlockOut"][];
            next?: null;
        };
        /** BoughtOrder */
        BoughtOrder: {
            card: components["schemas"]["CardOut"];
            /** Format: date-time */
            placed_at: string;
            units: number;
        };
        /**
         * By
         * @description Who said something; ``away`` and ``note`` are said by nobody.
         * @enum {string}
         */
        By: "buyer" | "store" | "platform" | "away" | "note";
        /** CancelForm */
        CancelForm: {
            lines?: {
                [key: string]: number;
            } | null;
            /** @default  */
            reason?: string;
        };
        /** Candidate */
        Candidate: {
            features?: {
                [key: string]: number | null;
            } | null;
            id: string;
            propensity?: number | null;
            removed_by: string | null;
            score: number | null;
            slot: number | null;
            sources: string[];
            title: string | null;
        };
        /** CardOut */
        CardOut: {
            amount: components["schemas"]["Money"] | null;
            gone: boolean;
            id: string;
            image_url: string | null;
            kind: string;
            state: string | null;
            title: string;
        };
        /** CartForm */
        CartForm: {
            token?: string | null;
            units: number;
        };
        /** CartGroup */
        CartGroup: {
            lines: components["schemas"]["CartLineOut"][];
            store: components["schemas"]["CartStore"];
        };
        /** CartLineOut */
        CartLineOut: {
            /** Format: date-time */
            added_at: string;
            available: number;
            image_url: string | null;
            list_price: components["schemas"]["Money"] | null;
            options: string[];
            price: components["schemas"]["Money"] | null;
            price_added: components["schemas"]["Money"];
            price_kind: string | null;
            price_until: string | null;
            product: string | null;
            sku: string;
            title: string;
            token: string | null;
            units: number;
            why: string;
        };
        /** CartOut */
        CartOut: {
            lines: number;
            stores: components["schemas"]["CartGroup"][];
            unavailable: components["schemas"]["CartLineOut"][];
            units: number;
        };
        /** CartStore */
        CartStore: {
            id: string;
            name: string;
        };
        /**
         * CaseEvent
         * @description What moves a case.
         * @enum {string}
         */
        CaseEvent: "submit" | "approve" | "reject" | "withdraw" | "send" | "arrive" | "accept" | "refuse" | "refund" | "run_out" | "take_refund" | "replace" | "deliver" | "lose" | "escalate" | "judge_refund" | "judge_exchange" | "judge_return" | "dismiss" | "close";
        /** CaseForm */
        CaseForm: {
            amount?: components["schemas"]["Money"] | null;
            images?: string[];
            kind: components["schemas"]["Wish"];
            line: string;
            origin?: string | null;
            reason: components["schemas"]["CaseReason"];
            /** @default 0 */
            units?: number;
            wished?: string | null;
            /** @default  */
            words?: string;
        };
        /** CaseGoods */
        CaseGoods: {
            image_url: string | null;
            options: string[];
            sku: string;
        };
        /** CaseOut */
        CaseOut: {
            /** Format: date-time */
            at: string;
            findings: components["schemas"]["FindingOut"][];
            id: string;
            owner: string;
            subject: string;
            texts: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            version: string;
        };
        /** CaseParcel */
        CaseParcel: {
            carrier: string;
            ended_at: string | null;
            events: components["schemas"]["CaseParcelEvent"][];
            /** Format: date-time */
            handed_at: string;
            returns: boolean;
            step: components["schemas"]["ParcelStep"];
            tracking: string;
        };
        /** CaseParcelEvent */
        CaseParcelEvent: {
            /** Format: date-time */
            at: string;
            place: string;
            step: components["schemas"]["ParcelStep"];
        };
        /**
         * CaseReason
         * @description Why.
         * @enum {string}
         */
        CaseReason: "no_longer_wanted" | "not_shipped" | "not_received" | "no_reason" | "quality" | "not_as_described" | "wrong_item" | "missing_parts" | "damaged" | "counterfeit" | "late" | "price_dropped";
        /**
         * CaseSide
         * @description Who moves it.
         * @enum {string}
         */
        CaseSide: "buyer" | "merchant" | "operator" | "courier" | "clock" | "rule";
        /**
         * CaseState
         * @description Where a case stands.
         * @enum {string}
         */
        CaseState: "applied" | "merchant_review" | "awaiting_return" | "return_shipping" | "received" | "inspected" | "sold_out" | "replacing" | "replacement_shipping" | "rejected" | "platform_arbitration" | "refunded" | "exchanged" | "withdrawn" | "closed";
        /** Cases */
        Cases: {
            items: components["schemas"]["CaseOut"][];
            next: string | null;
        };
        /** Categories */
        Categories: {
            items: components["schemas"]["CategoryOut"][];
            next?: null;
        };
        /** CategoryOut */
        CategoryOut: {
            id: string;
            name: string;
            parent: string | null;
            slug: string;
        };
        /** ChangeForm */
        ChangeForm: {
            anonymous?: boolean | null;
            stars?: components["schemas"]["StarsForm"] | null;
            words?: string | null;
        };
        /**
         * Channel
         * @description A way to reach somebody.
         * @enum {string}
         */
        Channel: "app" | "email" | "sms";
        /**
         * ChargedBy
         * @description What fees go by: how many units an order has, or how many grams they weigh together.
         * @default units
         * @enum {string}
         */
        ChargedBy: "units" | "weight";
        /** Choice */
        Choice: {
            channel: components["schemas"]["Channel"];
            kind: string;
            on: boolean;
        };
        /** ChoicesForm */
        ChoicesForm: {
            items: components["schemas"]["Choice"][];
        };
        /** ChosenAddressForm */
        ChosenAddressForm: {
            address: string;
        };
        /**
         * ClaimState
         * @description How far a claim has come; it is ``due`` while the insurer has not decided.
         * @enum {string}
         */
        ClaimState: "due" | "paid" | "refused";
        /** ClaimableList */
        ClaimableList: {
            items: components["schemas"]["ClaimableView"][];
            next?: null;
        };
        /** ClaimableView */
        ClaimableView: {
            /** Format: date-time */
            claim_until: string;
            is_for_some_goods: boolean;
            kind: components["schemas"]["DiscountKind"];
            left: number;
            left_for_me: number;
            minimum: components["schemas"]["Money"] | null;
            most_off: components["schemas"]["Money"] | null;
            name: string;
            off: components["schemas"]["Money"] | null;
            promotion: string;
            rate_bps: number;
            says: string;
            store: string | null;
            use_days: number | null;
            use_until: string | null;
        };
        /** ClickForm */
        ClickForm: {
            page?: string | null;
            product: string;
            slot?: number | null;
            /** @default product */
            surface?: string;
            video?: string | null;
        };
        /** ClickOut */
        ClickOut: {
            /** Format: date-time */
            expires_at: string;
            token: string;
        };
        /** ClientForm */
        ClientForm: {
            name: string;
            /** @enum {string} */
            role: "manager" | "goods" | "orders" | "support";
        };
        /** ClientOut */
        ClientOut: {
            /** Format: date-time */
            expires_at: string;
            id: string;
            /** Format: date-time */
            made_at: string;
            name: string;
            role: components["schemas"]["StaffRole"];
            token?: string | null;
        };
        /** Clients */
        Clients: {
            items: components["schemas"]["ClientOut"][];
        };
        /** CloseAsked */
        CloseAsked: {
            key: string;
        };
        /** CloseOut */
        CloseOut: {
            /** Format: date-time */
            at: string;
            done_at: string | null;
            entries: number;
            key: string;
            number: number;
            offenders: number;
            orders: number;
            totals: components["schemas"]["AccountSum"][];
        };
        /** Code */
        Code: {
            code: string;
        };
        /** CodeForm */
        CodeForm: {
            code: string;
        };
        /** Colleague */
        Colleague: {
            account: string;
            name: string;
            open: number;
        };
        /** Comment */
        Comment: {
            answered: components["schemas"]["Author"] | null;
            /** Format: date-time */
            at: string;
            author: components["schemas"]["Author"] | null;
            id: string;
            is_deleted: boolean;
            is_mine: boolean;
            liked: boolean;
            likes: number;
            replies: number;
            reply_to: string | null;
            subject: string;
            text: string;
        };
        /** CommentForm */
        CommentForm: {
            page?: string | null;
            reply_to?: string | null;
            text: string;
        };
        /** CommentList */
        CommentList: {
            items: components["schemas"]["Comment"][];
            next: string | null;
        };
        /** Comparison */
        Comparison: {
            always: components["schemas"]["Estimate"];
            control_mean: number;
            fixed: components["schemas"]["Estimate"];
            guards: boolean;
            less: boolean;
            mean: number;
            metric: string;
            variant: string;
        };
        /**
         * Complaint
         * @description Why somebody reports something.
         * @enum {string}
         */
        Complaint: "spam" | "scam" | "counterfeit" | "misleading" | "illegal" | "violence" | "sexual" | "hate" | "minors" | "privacy" | "other";
        /** ComplaintOut */
        ComplaintOut: {
            /** Format: date-time */
            first_at: string;
            /** Format: date-time */
            last_at: string;
            reasons: {
                [key: string]: number;
            };
            reporters: number;
            restricted: boolean;
            score: number;
            subject: string;
        };
        /** Complaints */
        Complaints: {
            items: components["schemas"]["ComplaintOut"][];
            next?: string | null;
        };
        /** Confirmation */
        Confirmation: {
            password: string;
        };
        /** ContestForm */
        ContestForm: {
            /** @default  */
            words?: string;
        };
        /**
         * ConversationState
         * @description How far a conversation has come; ``new`` is one in which nothing has been said.
         * @enum {string}
         */
        ConversationState: "new" | "open" | "closed";
        /** CountedVideos */
        CountedVideos: {
            items: components["schemas"]["VideoCounts"][];
            next?: null;
        };
        /** Counts */
        Counts: {
            late: number;
            mine: number;
            open: number;
            unread: number;
            waiting: number;
        };
        /** CountsCard */
        CountsCard: {
            /** @default 0 */
            comments?: number;
            /** @default 0 */
            favourites?: number;
            /** @default 0 */
            likes?: number;
            /** @default 0 */
            shares?: number;
        };
        /** CouponPage */
        CouponPage: {
            items: components["schemas"]["CouponView"][];
            next: string | null;
        };
        /**
         * CouponState
         * @description Where a coupon in somebody's hands is; one that came back is ``claimed`` again.
         * @enum {string}
         */
        CouponState: "claimed" | "used" | "expired";
        /** CouponView */
        CouponView: {
            /** Format: date-time */
            claimed_at: string;
            /** Format: date-time */
            expires_at: string;
            id: string;
            kind: components["schemas"]["DiscountKind"];
            minimum: components["schemas"]["Money"] | null;
            name: string;
            off: components["schemas"]["Money"] | null;
            promotion: string;
            rate_bps: number;
            says: string;
            state: components["schemas"]["CouponState"];
            store: string | null;
            store_name: string | null;
            used_at: string | null;
        };
        /** CreatorCard */
        CreatorCard: {
            avatar_url: string | null;
            followed: boolean;
            handle: string;
            id: string;
            name: string;
        };
        /**
         * Decision
         * @description What an operator may decide.
         * @enum {string}
         */
        Decision: "refund" | "return" | "exchange" | "dismiss";
        /** DelistWish */
        DelistWish: {
            /** @constant */
            type: "delist";
        };
        /** Deliveries */
        Deliveries: {
            items: components["schemas"]["DeliveryOut"][];
            next: string | null;
        };
        /** DeliveryOut */
        DeliveryOut: {
            attempts: number;
            body: string;
            done_at: string | null;
            /** Format: date-time */
            due_at: string;
            error: string;
            event: string;
            id: string;
            /** Format: date-time */
            made_at: string;
            state: components["schemas"]["DeliveryState"];
            status: number | null;
        };
        /**
         * DeliveryState
         * @description How far a message has come.
         * @enum {string}
         */
        DeliveryState: "waiting" | "delivered" | "failed";
        /** DeskForm */
        DeskForm: {
            away?: {
                [key: string]: string;
            };
            week: [
                number,
                number
            ][][];
        };
        /** DeskImage */
        DeskImage: {
            id: string;
            url: string;
        };
        /** DeskOut */
        DeskOut: {
            away: {
                [key: string]: string;
            };
            open_now: boolean;
            opens_at: string | null;
            time_zone: string;
            week: [
                number,
                number
            ][][];
        };
        /** DeskProduct */
        DeskProduct: {
            brand: string;
            category: string;
            /** Format: date-time */
            changed_at: string;
            /** Format: date-time */
            created_at: string;
            id: string;
            images: components["schemas"]["DeskImage"][];
            in_review: boolean;
            options: components["schemas"]["OptionForm"][];
            price_from: components["schemas"]["Money"];
            price_to: components["schemas"]["Money"];
            restricted: boolean;
            skus: components["schemas"]["DeskSku"][];
            state: components["schemas"]["ProductState"];
            store: string;
            tags: string[];
            text: {
                [key: string]: string;
            };
            title: {
                [key: string]: string;
            };
        };
        /** DeskSku */
        DeskSku: {
            barcode: string;
            choice: number[];
            code: string;
            id: string;
            image: string | null;
            image_url: string | null;
            list_price: components["schemas"]["Money"] | null;
            price: components["schemas"]["Money"];
            size_mm: number[] | null;
            weight_g: number | null;
        };
        /** DeskTalk */
        DeskTalk: {
            assignee: components["schemas"]["Person"] | null;
            buyer: components["schemas"]["Person"] | null;
            due_at: string | null;
            escalated: boolean;
            id: string;
            last: components["schemas"]["Snippet"] | null;
            /** Format: date-time */
            last_at: string;
            late: boolean;
            mine: boolean;
            state: components["schemas"]["ConversationState"];
            unread: number;
            waited_s: number | null;
            waiting_since: string | null;
        };
        /** DeskTalkPage */
        DeskTalkPage: {
            about: components["schemas"]["CardOut"] | null;
            blocked: boolean;
            buyer_read: number;
            orders: components["schemas"]["BoughtOrder"][];
            resolved: boolean | null;
            round: number;
            score: number | null;
            talk: components["schemas"]["DeskTalk"];
        };
        /** DeskTalks */
        DeskTalks: {
            answer_within_s: number;
            counts: components["schemas"]["Counts"];
            items: components["schemas"]["DeskTalk"][];
            next: string | null;
            open_now: boolean;
            opens_at: string | null;
        };
        /**
         * Dials
         * @default {
         *       "familiar": 0,
         *       "goods": 0
         *     }
         */
        Dials: {
            /** @default 0 */
            familiar?: number;
            /** @default 0 */
            goods?: number;
        };
        /**
         * DifferenceKind
         * @description How a provider's books and ours may differ.
         * @enum {string}
         */
        DifferenceKind: "unheard" | "unsent" | "not_there" | "amount" | "stranger";
        /** DifferenceOut */
        DifferenceOut: {
            kind: components["schemas"]["DifferenceKind"];
            mended: boolean;
            ours: string;
            subject: string;
            theirs: string;
        };
        /**
         * DiscountKind
         * @description Everything that can take something off a price.
         * @enum {string}
         */
        DiscountKind: "time_limited" | "flash" | "member" | "subsidy" | "full_reduction" | "store_coupon" | "platform_coupon";
        /**
         * DisputeLiability
         * @description Who bears the bank's fee when the money is lost.
         * @enum {string}
         */
        DisputeLiability: "merchant" | "platform";
        /** DisputeOut */
        DisputeOut: {
            amount: components["schemas"]["Money"];
            answerable: boolean;
            /** Format: date-time */
            due_at: string;
            ended_at: string | null;
            fee: components["schemas"]["Money"];
            id: string;
            liability: components["schemas"]["DisputeLiability"];
            /** Format: date-time */
            opened_at: string;
            parts: components["schemas"]["DisputePartOut"][];
            payment: string;
            reason: components["schemas"]["DisputeReason"];
            state: components["schemas"]["DisputeState"];
            submitted_at: string | null;
        };
        /** DisputePage */
        DisputePage: {
            counts: {
                [key: string]: number;
            };
            items: components["schemas"]["DisputeOut"][];
            next: string | null;
        };
        /** DisputePartOut */
        DisputePartOut: {
            amount: components["schemas"]["Money"];
            answered_at: string | null;
            order: string;
            proof: components["schemas"]["DisputeProof"] | null;
            stance: components["schemas"]["Stance"];
            store: string;
            withheld: components["schemas"]["Money"];
            words: string;
        };
        /** DisputeProof */
        DisputeProof: {
            address: string;
            carrier: string;
            delivered_at: string | null;
            goods: string;
            refunds: string;
            shipped_at: string | null;
            talk: string;
            tracking: string;
        };
        /**
         * DisputeReason
         * @description Why the buyer's bank says that it takes the money; what a provider says besides is ``general``.
         * @enum {string}
         */
        DisputeReason: "fraudulent" | "unrecognized" | "duplicate" | "product_not_received" | "product_unacceptable" | "credit_not_processed" | "general";
        /**
         * DisputeState
         * @description How far a dispute has come; nothing follows the last three.
         * @enum {string}
         */
        DisputeState: "opened" | "evidence_due" | "submitted" | "won" | "lost" | "accepted";
        /** Door */
        Door: {
            /** Format: date-time */
            expires_at: string;
            ticket: string;
            url: string;
        };
        /** DueOut */
        DueOut: {
            image_url: string | null;
            line: string;
            options: string[];
            order: string;
            product: string;
            store: string;
            title: string;
            /** Format: date-time */
            until: string;
        };
        /** DuePage */
        DuePage: {
            items: components["schemas"]["DueOut"][];
            next?: null;
        };
        /** Duel */
        Duel: {
            always: components["schemas"]["Estimate"];
            control: number;
            fixed: components["schemas"]["Estimate"];
            guards: boolean;
            less: boolean;
            metric: string;
            tied: number;
            tried: number;
        };
        /** EffectView */
        EffectView: {
            off: components["schemas"]["Money"];
            orders: number;
            units: number;
        };
        /** EmailChange */
        EmailChange: {
            email: string;
            password: string;
        };
        /** EmailForm */
        EmailForm: {
            email: string;
        };
        /** EndExperiment */
        EndExperiment: {
            verdict: string;
        };
        /** Ended */
        Ended: {
            ended: number;
        };
        /** Enrolment */
        Enrolment: {
            secret: string;
            uri: string;
        };
        /** EntryOut */
        EntryOut: {
            account: components["schemas"]["Account"];
            amount: components["schemas"]["Money"];
            /** Format: date-time */
            at: string;
            key: string;
            kind: string;
            line: string | null;
            order: string | null;
            posting: string;
        };
        /** EntryPage */
        EntryPage: {
            items: components["schemas"]["EntryOut"][];
            next: string | null;
        };
        /** EscalationForm */
        EscalationForm: {
            reason: string;
        };
        /** Estimate */
        Estimate: {
            high: number | null;
            low: number | null;
            p: number;
            value: number;
        };
        /** Estimated */
        Estimated: {
            pages: number;
            told: number;
            unfelt: string[];
            worth: components["schemas"]["Worth"][];
        };
        /** EvidenceOut */
        EvidenceOut: {
            id: string;
            url: string;
        };
        /** ExchangeChoice */
        ExchangeChoice: {
            available: number;
            image_url: string | null;
            options: string[];
            sku: string;
            why_not: components["schemas"]["WhyNot"] | null;
        };
        /** ExchangeChoices */
        ExchangeChoices: {
            items: components["schemas"]["ExchangeChoice"][];
            next?: null;
        };
        /** Experience */
        Experience: {
            day: string | null;
            dimensions: {
                [key: string]: number;
            };
            faults: components["schemas"]["ScoreFault"][];
            fewest_orders: number;
            half_life_days: number;
            history: components["schemas"]["ScoreDay"][];
            lowest: number;
            orders: number;
            parts: components["schemas"]["ScorePart"][];
            points: number | null;
            settlement: components["schemas"]["ScoreStep"][];
            settlement_days: number;
            settlement_unscored_days: number;
            version: string;
            weights: {
                [key: string]: number;
            };
            window_days: number;
        };
        /** Experiment */
        Experiment: {
            by: string;
            ended_at?: string | null;
            first: number;
            key: string;
            kind?: components["schemas"]["Way"];
            layer: string;
            note: string;
            /** Format: date-time */
            started_at: string;
            title: string;
            variants: components["schemas"]["Variant"][];
            /** @default  */
            verdict?: string;
            width: number;
        };
        /** Experiments */
        Experiments: {
            items: components["schemas"]["Experiment"][];
        };
        /** Explained */
        Explained: {
            channels: components["schemas"]["Proposer"][];
            features: {
                [key: string]: number | null;
            };
            reasons: components["schemas"]["Words"][];
            signals: components["schemas"]["Signal"][];
            sources: string[];
        };
        /** FeedCard */
        FeedCard: {
            anchors: components["schemas"]["AnchorCard"][];
            counts: components["schemas"]["CountsCard"];
            creator: components["schemas"]["CreatorCard"];
            duration_ms: number;
            favourited: boolean;
            height: number;
            hls_url: string | null;
            id: string;
            liked: boolean;
            poster_url: string | null;
            sound: string | null;
            store: components["schemas"]["StoreCard"] | null;
            title: string;
            topics: string[];
            width: number;
        };
        /** FeedItem */
        FeedItem: {
            slot: number;
            video: components["schemas"]["FeedCard"];
            why: components["schemas"]["Why"][];
        };
        /** FeedPage */
        FeedPage: {
            items: components["schemas"]["FeedItem"][];
            next: string | null;
            page: string;
            silent: string[];
        };
        /** Figures */
        Figures: {
            answers: number;
            dissatisfied: number;
            first: number;
            first_mean_s: number | null;
            first_p90_s: number | null;
            in_time: number;
            mean_s: number | null;
            ratings: number;
            resolved: number;
            rounds: number;
            score_mean: number | null;
            unanswered: number;
        };
        /** FinanceOut */
        FinanceOut: {
            /** Format: date-time */
            at: string;
            commission_fee_bps: number;
            hold: components["schemas"]["MoneyHold"] | null;
            items: components["schemas"]["PurseOut"][];
            platform_fee_bps: number;
            rules: string;
        };
        /** FindingOut */
        FindingOut: {
            end: number;
            field: string;
            other: string | null;
            outcome: string;
            rule: string;
            says: string;
            shadow: boolean;
            start: number;
            version: string;
            words: string;
        };
        /** FollowState */
        FollowState: {
            account: string;
            followed: boolean;
            followers: number;
        };
        /** Found */
        Found: {
            items: components["schemas"]["OwnAccount"][];
            next?: null;
        };
        /** GoodsLine */
        GoodsLine: {
            available: number;
            brand: string;
            category: string;
            /** Format: date-time */
            changed_at: string;
            code: string;
            /** Format: date-time */
            created_at: string;
            id: string;
            image_url: string | null;
            in_review: boolean;
            list_price: components["schemas"]["Money"] | null;
            price_from: components["schemas"]["Money"];
            price_to: components["schemas"]["Money"];
            restricted: boolean;
            skus: number;
            state: string;
            store: string;
            title: string;
        };
        /** GoodsPage */
        GoodsPage: {
            counts: {
                [key: string]: number;
            };
            items: components["schemas"]["GoodsLine"][];
            next: string | null;
        };
        /**
         * GoodsSort
         * @description In which order goods are shown.
         * @default newest
         * @enum {string}
         */
        GoodsSort: "newest" | "oldest" | "changed" | "cheapest" | "dearest";
        /** Guarantee */
        Guarantee: {
            amount?: components["schemas"]["Money"] | null;
            /** @default store */
            basis?: string;
            days?: number | null;
            hours?: number | null;
            kind: components["schemas"]["GuaranteeKind"];
            payer?: components["schemas"]["GuaranteePayer"];
        };
        /** GuaranteeChoice */
        GuaranteeChoice: {
            days?: number | null;
            on: boolean;
        };
        /** GuaranteeDays */
        GuaranteeDays: {
            least: number;
            most: number;
            usual: number;
        };
        /**
         * GuaranteeKind
         * @description Everything that can be promised; the last two are terms of delivery.
         * @enum {string}
         */
        GuaranteeKind: "no_reason_return" | "return_freight" | "price_protection" | "broken_on_arrival" | "fast_refund" | "ship_within" | "deliver_within";
        /**
         * GuaranteePayer
         * @description Who bears what keeping a promise costs.
         * @default store
         * @enum {string}
         */
        GuaranteePayer: "store" | "buyer" | "insurer";
        /**
         * GuaranteeStance
         * @description Whether something must, may, or must not be promised.
         * @enum {string}
         */
        GuaranteeStance: "compelled" | "open" | "barred";
        /** GuaranteeTerm */
        GuaranteeTerm: {
            amount: components["schemas"]["Money"] | null;
            basis: string;
            choice: components["schemas"]["GuaranteeChoice"] | null;
            days: components["schemas"]["GuaranteeDays"] | null;
            kind: components["schemas"]["GuaranteeKind"];
            least: number;
            needs: components["schemas"]["GuaranteeKind"] | null;
            payer: components["schemas"]["GuaranteePayer"];
            premium: components["schemas"]["Money"] | null;
            special: components["schemas"]["SpecialGoods"][];
            stance: components["schemas"]["GuaranteeStance"];
        };
        /** GuaranteesForm */
        GuaranteesForm: {
            choices: {
                [key: string]: components["schemas"]["GuaranteeChoice"];
            };
            /** @default false */
            made_to_order?: boolean;
        };
        /** Heard */
        Heard: {
            payment: string | null;
            state: components["schemas"]["PaymentState"] | null;
        };
        /** History */
        History: {
            items: components["schemas"]["MovementOut"][];
            next: string | null;
        };
        /** ImageOut */
        ImageOut: {
            height: number;
            id: string;
            url: string;
            width: number;
        };
        /** InspectionForm */
        InspectionForm: {
            fine: boolean;
            images?: string[];
            /** @default 0 */
            restocked?: number;
            /** @default  */
            words?: string;
        };
        /** Interests */
        Interests: {
            dials?: components["schemas"]["Dials"];
            topics: components["schemas"]["Topic"][];
            undo_until?: string | null;
        };
        /** InvitationForm */
        InvitationForm: {
            handle: string;
            /** @enum {string} */
            role: "manager" | "goods" | "orders" | "support";
        };
        /** InvoiceGoods */
        InvoiceGoods: {
            title: string;
            units: number;
        };
        /** InvoiceOut */
        InvoiceOut: {
            /** Format: date-time */
            asked_at: string;
            code: string;
            goods: components["schemas"]["InvoiceGoods"][];
            id: string;
            issued_at: string | null;
            note: string;
            number: string;
            order: string;
            reference: string;
            reversed: components["schemas"]["Money"];
            reverses: string | null;
            seller: components["schemas"]["InvoiceSeller"] | null;
            simulated: boolean;
            state: components["schemas"]["InvoiceState"];
            tax: components["schemas"]["Money"];
            taxes: components["schemas"]["InvoiceTax"][];
            title: components["schemas"]["InvoiceTitle"];
            total: components["schemas"]["Money"];
        };
        /** InvoicePage */
        InvoicePage: {
            items: components["schemas"]["InvoiceOut"][];
            next: string | null;
        };
        /** InvoiceSeller */
        InvoiceSeller: {
            address: string;
            country: string;
            name: string;
            number: string;
        };
        /** InvoiceStanding */
        InvoiceStanding: {
            items: components["schemas"]["InvoiceOut"][];
            next?: null;
            until: string | null;
            why: string;
        };
        /**
         * InvoiceState
         * @description Asked for by a buyer, with the issuer, out, refused, or taken back in whole.
         * @enum {string}
         */
        InvoiceState: "asked" | "issuing" | "issued" | "refused" | "reversed";
        /** InvoiceTax */
        InvoiceTax: {
            amount: components["schemas"]["Money"];
            code: string;
            country: string;
            gross: components["schemas"]["Money"];
            net: components["schemas"]["Money"];
            rate_bps: number;
            tax: string;
        };
        /** InvoiceTitle */
        InvoiceTitle: {
            /** @default  */
            email?: string;
            kind: components["schemas"]["TitleKind"];
            name: string;
            /** @default  */
            number?: string;
        };
        /** InvoiceTitles */
        InvoiceTitles: {
            items: components["schemas"]["SavedInvoiceTitle"][];
            next?: null;
        };
        /** IssueForm */
        IssueForm: {
            invoices: string[];
            /** @default success */
            outcome?: string;
        };
        /** IssuedInvoices */
        IssuedInvoices: {
            items: components["schemas"]["InvoiceOut"][];
            next?: null;
        };
        /** ItemView */
        ItemView: {
            floor: components["schemas"]["Money"] | null;
            list_price: components["schemas"]["Money"];
            off: components["schemas"]["Money"] | null;
            per_buyer: number | null;
            price: components["schemas"]["Money"];
            product: string;
            sku: string;
            stock: number | null;
            used: number;
        };
        /** JoinForm */
        JoinForm: {
            text: number;
        };
        /** JudgeCase */
        JudgeCase: {
            /** @enum {string} */
            outcome: "passed" | "rejected";
        };
        /** JudgeReports */
        JudgeReports: {
            /** @enum {string} */
            judgement: "upheld" | "dismissed";
            subject: string;
        };
        /** KeptItem */
        KeptItem: {
            /** Format: date-time */
            at: string;
            subject: string;
        };
        /** KeptList */
        KeptList: {
            items: components["schemas"]["KeptItem"][];
            next: string | null;
        };
        /** KeptOut */
        KeptOut: {
            damaged: number;
            days: number;
            delivered: number;
            delivered_in_time: number;
            delivered_share: number | null;
            handed: number;
            handed_in_time: number;
            handed_share: number | null;
            lost: number;
        };
        /** KindOut */
        KindOut: {
            amount: components["schemas"]["Money"];
            kind: string;
        };
        /** Knob */
        Knob: {
            default: number;
            high: number;
            low: number;
            name: string;
        };
        /** LedgerFault */
        LedgerFault: {
            close: number;
            expected: number;
            found: number;
            order: string | null;
            rule: string;
        };
        /** LedgerOut */
        LedgerOut: {
            closes: components["schemas"]["CloseOut"][];
            faults: components["schemas"]["LedgerFault"][];
            platform: components["schemas"]["AccountSum"][];
        };
        /**
         * Liability
         * @description Whose fault it was.
         * @enum {string}
         */
        Liability: "merchant" | "logistics" | "buyer" | "none";
        /** LikeState */
        LikeState: {
            liked: boolean;
            likes: number;
            subject: string;
        };
        /** LineGoods */
        LineGoods: {
            image_url: string | null;
            options: string[];
            origin: string | null;
            sku: string;
            units: number;
        };
        /** LineOptions */
        LineOptions: {
            goods: components["schemas"]["LineGoods"][];
            kinds: components["schemas"]["AfterSaleOffer"][];
            left: components["schemas"]["Money"];
            line: string;
            open_case: string | null;
            units_left: number;
        };
        /** LineOut */
        LineOut: {
            cancelled_units: number;
            guarantees: components["schemas"]["Guarantee"][];
            id: string;
            image_url: string | null;
            list_price: components["schemas"]["Money"];
            options: string[];
            parts: components["schemas"]["PricePartOut"][];
            product: string;
            refunded: components["schemas"]["Money"];
            refunded_units: number;
            shipped_units: number;
            sku: string;
            title: string;
            total: components["schemas"]["Money"];
            unit_price: components["schemas"]["Money"];
            units: number;
        };
        /** ListWish */
        ListWish: {
            /** @constant */
            type: "list";
        };
        /** LogInForm */
        LogInForm: {
            code?: string | null;
            email: string;
            password: string;
        };
        /** LowForm */
        LowForm: {
            low_at: number | null;
        };
        /** LowLine */
        LowLine: {
            available: number;
            image_url: string | null;
            low_at: number;
            on_hand: number;
            product: string;
            reserved: number;
            sku: string;
            title: string;
        };
        /** LowStock */
        LowStock: {
            items: components["schemas"]["LowLine"][];
            next: string | null;
        };
        /** MailItem */
        MailItem: {
            channel: components["schemas"]["Channel"];
            locale: string;
            /** Format: date-time */
            sent_at: string;
            simulated: boolean;
            subject: string;
            text: string;
            to: string;
        };
        /** MailList */
        MailList: {
            items: components["schemas"]["MailItem"][];
            next?: null;
        };
        /**
         * Mark
         * @description Why a message carries a warning: it points away from the platform, where nobody is protected; or it is rude.
         * @enum {string}
         */
        Mark: "link" | "phone" | "contact" | "payment" | "rude";
        /** Me */
        Me: {
            account: components["schemas"]["OwnAccount"] | null;
            active_roles: string[];
            locale: string;
            personalised: boolean;
            viewer: string;
        };
        /** Measure */
        Measure: {
            after: number;
            before: number;
            name: string;
        };
        /** MembershipList */
        MembershipList: {
            items: components["schemas"]["MembershipOut"][];
            next?: null;
        };
        /** MembershipOut */
        MembershipOut: {
            consent: string;
            joined_at: string | null;
            name: string;
            store: string;
            store_name: string;
            text: number;
        };
        /** MessageForm */
        MessageForm: {
            card?: string | null;
            image?: string | null;
            key: string;
            /** @default  */
            text?: string;
        };
        /**
         * MessageKind
         * @description What was said: words, a picture, a card that points at something, or a note about the conversation itself.
         * @enum {string}
         */
        MessageKind: "text" | "picture" | "card" | "note";
        /** MessageOut */
        MessageOut: {
            /** Format: date-time */
            at: string;
            by: components["schemas"]["By"];
            card: components["schemas"]["CardOut"] | null;
            id: string;
            image_url: string | null;
            key: string | null;
            kind: components["schemas"]["MessageKind"];
            marks: components["schemas"]["Mark"][];
            mine: boolean;
            name: string | null;
            number: number;
            text: string;
        };
        /** Messages */
        Messages: {
            items: components["schemas"]["MessageOut"][];
            next: number | null;
        };
        /**
         * Mode
         * @description How a viewer steers a topic; ``none`` is like any other topic.
         * @enum {string}
         */
        Mode: "boost" | "mute" | "forget" | "none";
        /** Money */
        Money: {
            currency: string;
            minor: number;
        };
        /** MoneyHold */
        MoneyHold: {
            reason: string;
            /** Format: date-time */
            since: string;
        };
        /** MoveForm */
        MoveForm: {
            origin: string;
            reason: string;
            target: string;
            units: number;
        };
        /**
         * MovementKind
         * @description What happened to the stock of a SKU.
         * @enum {string}
         */
        MovementKind: "adjusted" | "moved" | "taken_back" | "written_off" | "held" | "sold" | "freed";
        /** MovementOut */
        MovementOut: {
            /** Format: date-time */
            at: string;
            by: string | null;
            change: number;
            kind: components["schemas"]["MovementKind"];
            order: string | null;
            reason: string;
            units: number;
            warehouse: string | null;
        };
        /** MyCounts */
        MyCounts: {
            messages: number;
            orders: {
                [key: string]: number;
            };
            unread: number;
        };
        /** MyInvitation */
        MyInvitation: {
            avatar_url: string | null;
            /** Format: date-time */
            expires_at: string;
            /** Format: date-time */
            invited_at: string;
            name: string;
            rights: components["schemas"]["Right"][];
            role: components["schemas"]["StaffRole"];
            store: string;
        };
        /** MyInvitations */
        MyInvitations: {
            items: components["schemas"]["MyInvitation"][];
            next?: null;
        };
        /** MyStore */
        MyStore: {
            avatar_url: string | null;
            currency: string;
            id: string;
            intros: {
                [key: string]: string;
            };
            kind: components["schemas"]["StoreKind"];
            name: string;
            names: {
                [key: string]: string;
            };
            restricted: boolean;
            right: components["schemas"]["StaffRole"];
            rights: components["schemas"]["Right"][];
            shipping: components["schemas"]["Shipping"];
            time_zone: string;
        };
        /** MyStores */
        MyStores: {
            items: components["schemas"]["MyStore"][];
            next?: null;
        };
        /** NewExperiment */
        NewExperiment: {
            key: string;
            kind?: components["schemas"]["Way"];
            /** @default ranking */
            layer?: string;
            note: string;
            share: number;
            title: string;
            variants: (components["schemas"]["Variant"] | unknown)[];
        };
        /** NewPasswordForm */
        NewPasswordForm: {
            password: string;
            token: string;
        };
        /** NewUpload */
        NewUpload: {
            bytes: number;
            /** @default  */
            content_type?: string;
            name: string;
        };
        /** NewVideo */
        NewVideo: {
            anchors?: components["schemas"]["AnchorForm"][];
            /** @enum {null|string} */
            language?: "en" | "zh-CN" | null;
            store?: string | null;
            title: string;
            topics?: string[];
            upload: string;
        };
        /** NotInterested */
        NotInterested: {
            page?: string | null;
            /** @default not_my_thing */
            reason?: string;
            subject: string;
        };
        /** NoticeItem */
        NoticeItem: {
            /** Format: date-time */
            at: string;
            facts: {
                [key: string]: unknown;
            };
            id: string;
            kind: string;
            link: string | null;
            read: boolean;
            text: string;
            title: string;
        };
        /** NoticeList */
        NoticeList: {
            items: components["schemas"]["NoticeItem"][];
            next: string | null;
            unread: number;
        };
        /** OfferOf */
        OfferOf: {
            kind: components["schemas"]["DiscountKind"];
            until: string | null;
            why: string;
        };
        /** OpenForm */
        OpenForm: {
            about: string;
        };
        /** OptionForm */
        OptionForm: {
            name: {
                [key: string]: string;
            };
            values: {
                [key: string]: string;
            }[];
        };
        /** OptionOf */
        OptionOf: {
            name: string;
            values: string[];
        };
        /** OrderBooks */
        OrderBooks: {
            items: components["schemas"]["EntryOut"][];
            order: string;
            sums: components["schemas"]["AccountSum"][];
        };
        /** OrderCard */
        OrderCard: {
            id: string;
            image_url: string | null;
            more: number;
            name: string;
            store: string;
            title: string;
        };
        /** OrderCards */
        OrderCards: {
            items: components["schemas"]["OrderCard"][];
            next?: null;
        };
        /** OrderOptions */
        OrderOptions: {
            items: components["schemas"]["LineOptions"][];
            next?: null;
        };
        /** OrderOut */
        OrderOut: {
            address: {
                [key: string]: string;
            };
            auto_confirm_at: string | null;
            cancel_reason: string;
            cancelled_at: string | null;
            carrier: string;
            confirmed_at: string | null;
            courier_simulated: boolean;
            delivered_at: string | null;
            goods: components["schemas"]["Money"];
            history: components["schemas"]["OrderStep"][];
            id: string;
            lines: components["schemas"]["LineOut"][];
            note: string;
            paid_at: string | null;
            parcels: components["schemas"]["ParcelOut"][];
            /** Format: date-time */
            pay_by: string;
            /** Format: date-time */
            placed_at: string;
            refunded: components["schemas"]["Money"];
            shipped_at: string | null;
            shipping: components["schemas"]["Money"];
            speed: components["schemas"]["Speed"];
            state: components["schemas"]["OrderState"];
            store: components["schemas"]["StoreName"];
            taxes: components["schemas"]["TaxInside"][];
            total: components["schemas"]["Money"];
            tracking: string;
            trade: string;
        };
        /** OrderPage */
        OrderPage: {
            counts: {
                [key: string]: number;
            };
            items: components["schemas"]["OrderOut"][];
            next: string | null;
        };
        /**
         * OrderState
         * @description The states of D1. Part of an order may be refunded in any state after the payment; ``refunded`` is all of it.
         * @enum {string}
         */
        OrderState: "created" | "paid" | "packed" | "shipped" | "delivered" | "confirmed" | "settled" | "closed" | "cancelled" | "refunded";
        /** OrderStep */
        OrderStep: {
            /** Format: date-time */
            at: string;
            state: components["schemas"]["OrderState"];
        };
        /**
         * Outcome
         * @description What became of one change of a batch; ``kept`` ones could not be undone.
         * @enum {string}
         */
        Outcome: "planned" | "refused" | "done" | "undone" | "kept";
        /** OwnAccount */
        OwnAccount: {
            avatar_url: string | null;
            bio: string;
            email: string | null;
            email_verified: boolean;
            handle: string;
            id: string;
            locale: string;
            name: string;
            /** Format: date-time */
            opened_at: string;
            personalised: boolean;
            roles: string[];
            second_factor: boolean;
            viewer: string;
        };
        /** PackForm */
        PackForm: {
            orders: string[];
        };
        /** Packed */
        Packed: {
            orders: string[];
        };
        /** PageLine */
        PageLine: {
            /** Format: date-time */
            at: string;
            candidates: number;
            id: string;
            items: number;
            model: string;
            recipe: string;
            silent: string[];
            surface: string;
            took_us: number;
            viewer: string;
        };
        /** PageTrace */
        PageTrace: {
            candidates: components["schemas"]["Candidate"][];
            filters: string[];
            knobs: {
                [key: string]: unknown;
            };
            page: components["schemas"]["PageLine"];
            sources: string[];
            variants: {
                [key: string]: unknown;
            };
        };
        /** ParcelEvent */
        ParcelEvent: {
            /** Format: date-time */
            at: string;
            place: string;
            step: components["schemas"]["ParcelStep"];
        };
        /** ParcelForm */
        ParcelForm: {
            carrier: string;
            lines?: {
                [key: string]: number;
            } | null;
            tracking: string;
        };
        /** ParcelOut */
        ParcelOut: {
            carrier: string;
            deliver_by: string | null;
            ended_at: string | null;
            events: components["schemas"]["ParcelEvent"][];
            /** Format: date-time */
            handed_at: string;
            id: string;
            replaces: boolean;
            returns: boolean;
            ship_by: string | null;
            step: components["schemas"]["ParcelStep"];
            tracking: string;
            units: {
                [key: string]: number;
            };
        };
        /**
         * ParcelStep
         * @description How far a parcel has come, in the words of couriers.
         * @enum {string}
         */
        ParcelStep: "handed_over" | "picked_up" | "in_transit" | "out_for_delivery" | "failed" | "delivered" | "lost" | "damaged" | "returned";
        /** Part */
        Part: {
            available: number;
            name: string;
            on_hand: number;
            reserved: number;
            warehouse: string;
        };
        /** PasswordChange */
        PasswordChange: {
            current: string;
            password: string;
        };
        /** PaymentForm */
        PaymentForm: {
            /** @default simulator */
            method?: string;
            /** @default success */
            outcome?: string;
        };
        /** PaymentOut */
        PaymentOut: {
            amount: components["schemas"]["Money"];
            code: string;
            id: string;
            refunded: components["schemas"]["Money"];
            settled_at: string | null;
            simulated: boolean;
            /** Format: date-time */
            started_at: string;
            state: components["schemas"]["PaymentState"];
            trade: string;
        };
        /**
         * PaymentState
         * @description Where the money is: asked for, with the provider, or not to be had.
         * @enum {string}
         */
        PaymentState: "pending" | "succeeded" | "declined";
        /** PaymentStep */
        PaymentStep: {
            browser_key: string;
            method: string;
            secret: string;
        };
        /** Person */
        Person: {
            account: string;
            avatar_url: string | null;
            name: string;
        };
        /** PersonItem */
        PersonItem: {
            /** Format: date-time */
            at: string;
            avatar_url: string | null;
            bio: string;
            handle: string;
            id: string;
            name: string;
            verified: boolean;
        };
        /** PersonList */
        PersonList: {
            items: components["schemas"]["PersonItem"][];
            next: string | null;
        };
        /** PersonOf */
        PersonOf: {
            avatar_url: string | null;
            bio: string;
            handle: string;
            id: string;
            name: string;
            verified: boolean;
        };
        /** PickList */
        PickList: {
            items: components["schemas"]["PickOut"][];
            next?: null;
        };
        /** PickOut */
        PickOut: {
            code: string;
            image_url: string | null;
            options: string[];
            orders: components["schemas"]["PickPart"][];
            sku: string;
            title: string;
            units: number;
        };
        /** PickPart */
        PickPart: {
            case?: string | null;
            order: string;
            speed: components["schemas"]["Speed"];
            units: number;
        };
        /** PictureOut */
        PictureOut: {
            id: string;
            url: string;
        };
        /** PlatformForm */
        PlatformForm: {
            budget?: components["schemas"]["Money"] | null;
            categories?: string[] | null;
            code?: string | null;
            currency: string;
            /** Format: date-time */
            ends_at: string;
            items?: components["schemas"]["PromotionItem"][];
            kind: components["schemas"]["DiscountKind"];
            minimum?: components["schemas"]["Money"] | null;
            most_off?: components["schemas"]["Money"] | null;
            name: {
                [key: string]: string;
            };
            off?: components["schemas"]["Money"] | null;
            per_buyer?: number | null;
            products?: string[] | null;
            /** @default 0 */
            rate_bps?: number;
            starts_at?: string | null;
            tiers?: components["schemas"]["SpendTier"][];
            total?: number | null;
            use_days?: number | null;
            use_until?: string | null;
        };
        /** Policies */
        Policies: {
            history: components["schemas"]["PolicySwitch"][];
            in_force: components["schemas"]["Policy"];
            knobs: components["schemas"]["Knob"][];
            presets: components["schemas"]["Policy"][];
        };
        /** Policy */
        Policy: {
            knobs: {
                [key: string]: number;
            };
            name: string;
        };
        /** PolicySwitch */
        PolicySwitch: {
            /** Format: date-time */
            at: string;
            by: string;
            knobs: {
                [key: string]: number;
            };
            name: string;
            note: string;
        };
        /** PostOut */
        PostOut: {
            account: string;
            avatar_url: string | null;
            handle: string;
            name: string;
            rights: components["schemas"]["Right"][];
            role: components["schemas"]["StaffRole"];
            /** Format: date-time */
            since: string;
        };
        /** PreferenceItem */
        PreferenceItem: {
            channel: components["schemas"]["Channel"];
            kind: string;
            locked: boolean;
            on: boolean;
        };
        /** PreferenceList */
        PreferenceList: {
            items: components["schemas"]["PreferenceItem"][];
            next?: null;
        };
        /** PreviewItem */
        PreviewItem: {
            after: components["schemas"]["Money"];
            before: components["schemas"]["Money"];
            lowest_listed_30d: components["schemas"]["Money"];
            sku: string;
        };
        /** PreviewView */
        PreviewView: {
            items: components["schemas"]["PreviewItem"][];
            most_cost: components["schemas"]["Money"] | null;
            off_bps: number;
            products: number | null;
            skus: number;
            warnings: string[];
        };
        /** PriceOut */
        PriceOut: {
            after: components["schemas"]["Money"];
            /** Format: date-time */
            at: string;
            before: components["schemas"]["Money"];
            sku: string;
        };
        /** PricePartOut */
        PricePartOut: {
            amount: components["schemas"]["Money"];
            kind: string;
            payer: string;
            why: string;
        };
        /** PriceWish */
        PriceWish: {
            amount: number;
            /** @enum {string} */
            by: "set" | "add" | "percent";
            /** @default 0 */
            less?: number;
            /** @default 1 */
            step?: number;
            /** @constant */
            type: "price";
        };
        /** Prices */
        Prices: {
            items: components["schemas"]["PriceOut"][];
            next?: null;
        };
        /** ProductChanges */
        ProductChanges: {
            brand?: string;
            category?: string;
            images?: string[];
            options?: components["schemas"]["OptionForm"][];
            skus?: components["schemas"]["SkuForm"][];
            tags?: string[];
            text?: {
                [key: string]: string;
            };
            title?: {
                [key: string]: string;
            };
        };
        /** ProductFavourite */
        ProductFavourite: {
            favourited: boolean;
            favourites: number;
            subject: string;
        };
        /** ProductForm */
        ProductForm: {
            /** @default  */
            brand?: string;
            category: string;
            images?: string[];
            options?: components["schemas"]["OptionForm"][];
            skus: components["schemas"]["SkuForm"][];
            tags?: string[];
            text?: {
                [key: string]: string;
            };
            title: {
                [key: string]: string;
            };
        };
        /** ProductGuarantees */
        ProductGuarantees: {
            counts_from: string | null;
            guarantees: components["schemas"]["Guarantee"][];
            items: components["schemas"]["GuaranteeTerm"][];
            made_to_order: boolean;
            next?: null;
            of_store: {
                [key: string]: components["schemas"]["GuaranteeChoice"];
            };
            rules: string;
        };
        /** ProductPage */
        ProductPage: {
            brand: string;
            category: string[];
            favourited: boolean;
            guarantees: components["schemas"]["Guarantee"][];
            id: string;
            images: string[];
            list_price: components["schemas"]["Money"] | null;
            options: components["schemas"]["OptionOf"][];
            price_from: components["schemas"]["Money"];
            price_to: components["schemas"]["Money"];
            rating: components["schemas"]["RatingOf"];
            skus: components["schemas"]["SkuOf"][];
            sold: number;
            stays: string | null;
            store: components["schemas"]["ShopOf"];
            text: string;
            title: string;
        };
        /**
         * ProductState
         * @description Where a product is between the desk and the street.
         * @enum {string}
         */
        ProductState: "draft" | "listed" | "delisted";
        /** ProductStock */
        ProductStock: {
            items: components["schemas"]["ShelfStock"][];
            next?: null;
        };
        /** ProductTerms */
        ProductTerms: {
            choices: {
                [key: string]: components["schemas"]["GuaranteeChoice"];
            };
            image_url: string | null;
            made_to_order: boolean;
            product: string;
            title: string;
        };
        /** ProfileForm */
        ProfileForm: {
            avatar_url?: string | null;
            bio?: string;
            handle?: string;
            locale?: string;
            name?: string;
        };
        /** ProfilePage */
        ProfilePage: {
            account: components["schemas"]["PersonOf"];
            blocked: boolean;
            counts: components["schemas"]["Standing"];
            followed: boolean;
            store: components["schemas"]["StoreOf"] | null;
        };
        /** ProgramDesk */
        ProgramDesk: {
            program: components["schemas"]["ProgramOut"] | null;
        };
        /** ProgramForm */
        ProgramForm: {
            consent: {
                [key: string]: string;
            };
            name: {
                [key: string]: string;
            };
        };
        /** ProgramOut */
        ProgramOut: {
            by_members: number;
            consent: {
                [key: string]: string;
            };
            joined_lately: number;
            members: number;
            name: {
                [key: string]: string;
            };
            open: boolean;
            /** Format: date-time */
            opened_at: string;
            orders: number;
            part_bps: number | null;
            text: number;
        };
        /** PromotionForm */
        PromotionForm: {
            budget?: components["schemas"]["Money"] | null;
            categories?: string[] | null;
            code?: string | null;
            /** Format: date-time */
            ends_at: string;
            items?: components["schemas"]["PromotionItem"][];
            kind: components["schemas"]["DiscountKind"];
            minimum?: components["schemas"]["Money"] | null;
            most_off?: components["schemas"]["Money"] | null;
            name: {
                [key: string]: string;
            };
            off?: components["schemas"]["Money"] | null;
            per_buyer?: number | null;
            products?: string[] | null;
            /** @default 0 */
            rate_bps?: number;
            starts_at?: string | null;
            tiers?: components["schemas"]["SpendTier"][];
            total?: number | null;
            use_days?: number | null;
            use_until?: string | null;
        };
        /** PromotionItem */
        PromotionItem: {
            floor?: components["schemas"]["Money"] | null;
            off?: components["schemas"]["Money"] | null;
            per_buyer?: number | null;
            price?: components["schemas"]["Money"] | null;
            sku: string;
            stock?: number | null;
        };
        /** PromotionPage */
        PromotionPage: {
            items: components["schemas"]["PromotionView"][];
            next: string | null;
        };
        /**
         * PromotionState
         * @description Where a promotion is between the plan and the end.
         * @enum {string}
         */
        PromotionState: "scheduled" | "running" | "ended" | "stopped";
        /** PromotionView */
        PromotionView: {
            budget: components["schemas"]["Money"] | null;
            categories: string[] | null;
            code: string | null;
            currency: string;
            effect: components["schemas"]["EffectView"];
            /** Format: date-time */
            ends_at: string;
            id: string;
            items: components["schemas"]["ItemView"][];
            kind: components["schemas"]["DiscountKind"];
            /** Format: date-time */
            made_at: string;
            minimum: components["schemas"]["Money"] | null;
            most_off: components["schemas"]["Money"] | null;
            name: {
                [key: string]: string;
            };
            per_buyer: number | null;
            products: string[] | null;
            rate_bps: number;
            spent: components["schemas"]["Money"] | null;
            /** Format: date-time */
            starts_at: string;
            state: components["schemas"]["PromotionState"];
            stopped_because: string | null;
            store: string | null;
            tiers: components["schemas"]["SpendTier"][];
            total: number | null;
            use_days: number | null;
            use_until: string | null;
            used: number | null;
        };
        /** ProofForm */
        ProofForm: {
            token: string;
        };
        /** Proposer */
        Proposer: {
            name: string;
            words: string;
        };
        /** PurseOut */
        PurseOut: {
            available: components["schemas"]["Money"];
            in_payout: components["schemas"]["Money"];
            pending: components["schemas"]["Money"];
            settled: components["schemas"]["SettledDay"][];
            smallest_withdrawal: components["schemas"]["Money"];
        };
        /** QuickReply */
        QuickReply: {
            /** Format: date-time */
            changed_at: string;
            code: string;
            text: string;
        };
        /** QuickReplyForm */
        QuickReplyForm: {
            text: string;
        };
        /** QuoteForm */
        QuoteForm: {
            address?: string | null;
            coupons?: string[] | null;
            lines: components["schemas"]["WantedForm"][];
            speeds?: {
                [key: string]: components["schemas"]["Speed"];
            };
        };
        /** QuoteOut */
        QuoteOut: {
            coupons: components["schemas"]["QuotedCoupon"][];
            orders: components["schemas"]["QuotedOrder"][];
            saved: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
        };
        /** QuotedCoupon */
        QuotedCoupon: {
            chosen: boolean;
            /** Format: date-time */
            expires_at: string;
            id: string;
            kind: string;
            name: string;
            off: components["schemas"]["Money"];
            store: string | null;
            usable: boolean;
            why: string;
        };
        /** QuotedDelivery */
        QuotedDelivery: {
            deliver_within_d: number;
            fee: components["schemas"]["Money"];
            ship_within_h: number;
            speed: components["schemas"]["Speed"];
        };
        /** QuotedLine */
        QuotedLine: {
            guarantees: components["schemas"]["Guarantee"][];
            image_url: string | null;
            list_price: components["schemas"]["Money"];
            options: string[];
            parts: components["schemas"]["QuotedPart"][];
            product: string;
            sku: string;
            title: string;
            total: components["schemas"]["Money"];
            unit_price: components["schemas"]["Money"];
            units: number;
        };
        /** QuotedOrder */
        QuotedOrder: {
            deliveries: components["schemas"]["QuotedDelivery"][];
            delivery: components["schemas"]["QuotedDelivery"];
            goods: components["schemas"]["Money"];
            lines: components["schemas"]["QuotedLine"][];
            shipping: components["schemas"]["Money"];
            store: components["schemas"]["QuotedStore"];
            taxes: components["schemas"]["TaxInside"][];
            total: components["schemas"]["Money"];
        };
        /** QuotedPart */
        QuotedPart: {
            amount: components["schemas"]["Money"];
            coupon: string | null;
            kind: string;
            payer: string;
            promotion: string | null;
            why: string;
        };
        /** QuotedStore */
        QuotedStore: {
            id: string;
            name: string;
        };
        /** Rating */
        Rating: {
            resolved: boolean;
            score: number;
        };
        /** RatingForm */
        RatingForm: {
            resolved: boolean;
            score: number;
        };
        /** RatingOf */
        RatingOf: {
            count: number;
            histogram: number[];
            mean: number;
        };
        /** RatingOut */
        RatingOut: {
            count: number;
            good_share: number;
            histogram: number[];
            logistics: number;
            mean: number;
            score: number;
            service: number;
        };
        /** ReachForm */
        ReachForm: {
            area: string;
            cost: number;
            days: number;
        };
        /** ReadMessagesForm */
        ReadMessagesForm: {
            up_to: number;
        };
        /** ReadNoticesForm */
        ReadNoticesForm: {
            ids?: string[] | null;
        };
        /** ReadOut */
        ReadOut: {
            /** @default [] */
            absent?: string[];
            comparisons: components["schemas"]["Comparison"][];
            counted_at?: string | null;
            /** @default [] */
            duels?: components["schemas"]["Duel"][];
            experiment: components["schemas"]["Experiment"];
            mismatch: number;
            people: number[];
            sound: boolean;
        };
        /** ReconcileForm */
        ReconcileForm: {
            /** Format: date */
            day: string;
            /** @default simulator */
            provider?: string;
        };
        /** ReconciliationList */
        ReconciliationList: {
            items: components["schemas"]["ReconciliationOut"][];
        };
        /** ReconciliationOut */
        ReconciliationOut: {
            /** Format: date */
            day: string;
            differences: components["schemas"]["DifferenceOut"][];
            /** Format: date-time */
            done_at: string;
            listed: number;
            mended: number;
            open: number;
            provider: string;
        };
        /** RecoveryCodes */
        RecoveryCodes: {
            codes: string[];
        };
        /** RefusalForm */
        RefusalForm: {
            note: string;
        };
        /** RefusedEvent */
        RefusedEvent: {
            code: string;
            index: number;
        };
        /** Rehearsal */
        Rehearsal: {
            after: components["schemas"]["RehearsedItem"][];
            before: components["schemas"]["RehearsedItem"][];
            viewer: string;
        };
        /** RehearsedItem */
        RehearsedItem: {
            drawn: boolean;
            followed: boolean;
            goods: boolean;
            id: string;
            other_slot: number | null;
            score: number | null;
            sources: string[];
        };
        /** ReliabilityBin */
        ReliabilityBin: {
            happened: number;
            lines: number;
            promised: number;
        };
        /** ReplacementForm */
        ReplacementForm: {
            carrier: string;
            tracking: string;
            /** @default  */
            words?: string;
        };
        /** Replies */
        Replies: {
            items: components["schemas"]["QuickReply"][];
            next?: null;
        };
        /** ReplyOut */
        ReplyOut: {
            /** Format: date-time */
            at: string;
            words: string;
        };
        /** ReportForm */
        ReportForm: {
            page?: string | null;
            reason: components["schemas"]["Complaint"];
            subject: string;
            /** @default  */
            text?: string;
        };
        /** ReportItem */
        ReportItem: {
            id: string;
            subject: string;
        };
        /** Restrict */
        Restrict: {
            reason: string;
            subject: string;
        };
        /** RestrictionOut */
        RestrictionOut: {
            /** Format: date-time */
            at: string;
            by: string | null;
            reason: string;
            subject: string;
        };
        /** Restrictions */
        Restrictions: {
            items: components["schemas"]["RestrictionOut"][];
            next: string | null;
        };
        /** ReturnClaim */
        ReturnClaim: {
            case: string;
            code: string;
            done_at: string | null;
            /** Format: date-time */
            due_at: string;
            state: components["schemas"]["ClaimState"];
        };
        /** ReturnCover */
        ReturnCover: {
            policy: components["schemas"]["ReturnPolicy"] | null;
        };
        /** ReturnForm */
        ReturnForm: {
            carrier: string;
            images?: string[];
            tracking: string;
            /** @default  */
            words?: string;
        };
        /** ReturnPolicy */
        ReturnPolicy: {
            claim: components["schemas"]["ReturnClaim"] | null;
            /** Format: date-time */
            insured_at: string;
            order: string;
            pays: components["schemas"]["Money"];
            premium: components["schemas"]["Money"] | null;
            simulated: boolean;
        };
        /** ReviewForm */
        ReviewForm: {
            /** @default false */
            anonymous?: boolean;
            images?: string[];
            stars: components["schemas"]["StarsForm"];
            video?: string | null;
            /** @default  */
            words?: string;
        };
        /** ReviewOut */
        ReviewOut: {
            addition: components["schemas"]["AdditionOut"] | null;
            author: components["schemas"]["AuthorOut"];
            changed_at: string | null;
            helpful: number;
            id: string;
            image_url: string | null;
            mine: boolean;
            my_vote: boolean | null;
            options: string[];
            pictures: components["schemas"]["PictureOut"][];
            product: string;
            reply: components["schemas"]["ReplyOut"] | null;
            restricted: boolean;
            shown: components["schemas"]["Shown"];
            stars: components["schemas"]["StarsOut"];
            stars_now: components["schemas"]["StarsOut"];
            title: string;
            unhelpful: number;
            video: string | null;
            words: string;
            /** Format: date-time */
            written_at: string;
        };
        /** ReviewPage */
        ReviewPage: {
            items: components["schemas"]["ReviewOut"][];
            next: string | null;
        };
        /** ReviewReplyForm */
        ReviewReplyForm: {
            words: string;
        };
        /**
         * ReviewSort
         * @description How a page of reviews is sorted: what helped others first, the newest first, or the newest with pictures.
         * @default helpful
         * @enum {string}
         */
        ReviewSort: "helpful" | "newest" | "pictures";
        /** ReviewSpan */
        ReviewSpan: {
            count: number;
            mean: number;
        };
        /** ReviewTally */
        ReviewTally: {
            answered: number;
            /** Format: date-time */
            at: string;
            before: components["schemas"]["ReviewSpan"];
            count: number;
            days: number;
            histogram: number[];
            mean: number;
            recent: components["schemas"]["ReviewSpan"];
        };
        /**
         * Right
         * @description What somebody in a store may do.
         * @enum {string}
         */
        Right: "desk" | "staff" | "settings" | "goods" | "orders" | "money" | "support";
        /**
         * Role
         * @description What an account may be on the platform. Rights inside one store are the store's own matter.
         * @enum {string}
         */
        Role: "shopper" | "creator" | "merchant" | "operator";
        /** RuleOut */
        RuleOut: {
            hits: number;
            outcome: string;
            rule: string;
            says: string;
            shadow: boolean;
            version: string;
        };
        /** Rules */
        Rules: {
            items: components["schemas"]["RuleOut"][];
            next?: string | null;
        };
        /** SavedInvoiceTitle */
        SavedInvoiceTitle: {
            id: string;
            title: components["schemas"]["InvoiceTitle"];
        };
        /** ScoreDay */
        ScoreDay: {
            /** Format: date */
            day: string;
            points: number | null;
        };
        /** ScoreFault */
        ScoreFault: {
            /** Format: date-time */
            at: string;
            metric: string;
            order: string | null;
        };
        /** ScorePart */
        ScorePart: {
            better: string;
            cases: number;
            counted: number;
            dimension: string;
            metric: string;
            rank: number | null;
            rate: number | null;
            weight: number;
        };
        /** ScoreStep */
        ScoreStep: {
            days: number;
            points: number;
        };
        /** SearchForm */
        SearchForm: {
            category?: string | null;
            changed_since?: string | null;
            price_max?: number | null;
            price_min?: number | null;
            /** @default  */
            q?: string;
            state?: string | null;
            stock?: components["schemas"]["StockLevel"] | null;
        };
        /** SendingForm */
        SendingForm: {
            carrier: string;
            order: string;
            tracking: string;
        };
        /** SendingsForm */
        SendingsForm: {
            /** @default false */
            dry?: boolean;
            parcels: components["schemas"]["SendingForm"][];
        };
        /** SentOut */
        SentOut: {
            carrier: string;
            order: string;
            problem: string | null;
            tracking: string;
        };
        /** SentsOut */
        SentsOut: {
            items: components["schemas"]["SentOut"][];
            next?: null;
        };
        /** ServedPages */
        ServedPages: {
            items: components["schemas"]["PageLine"][];
            next: string | null;
        };
        /** SessionItem */
        SessionItem: {
            agent: string;
            /** Format: date-time */
            created_at: string;
            current: boolean;
            /** Format: date-time */
            expires_at: string;
            id: string;
            ip: string;
            staff: boolean;
            /** Format: date-time */
            used_at: string;
        };
        /** SessionList */
        SessionList: {
            items: components["schemas"]["SessionItem"][];
            next?: null;
        };
        /** SettledDay */
        SettledDay: {
            amount: components["schemas"]["Money"];
            /** Format: date-time */
            day: string;
        };
        /** ShelfItem */
        ShelfItem: {
            category: string;
            /** Format: date-time */
            changed_at: string;
            id: string;
            image_url: string | null;
            list_price: components["schemas"]["Money"] | null;
            offer: components["schemas"]["DiscountKind"] | null;
            price_from: components["schemas"]["Money"];
            price_to: components["schemas"]["Money"];
            /** @constant */
            restricted: false;
            /** @constant */
            state: "listed";
            store: string;
            title: string;
            until: string | null;
        };
        /** ShelfPage */
        ShelfPage: {
            items: components["schemas"]["ShelfItem"][];
            next: string | null;
        };
        /** ShelfStock */
        ShelfStock: {
            available: number;
            on_hand: number;
            reserved: number;
            sku: string;
        };
        /** Shipping */
        Shipping: {
            fee: components["schemas"]["Money"];
            free_over?: components["schemas"]["Money"] | null;
        };
        /** ShippingOptionOut */
        ShippingOptionOut: {
            charged_by?: components["schemas"]["ChargedBy"];
            /** @default 7 */
            deliver_within_d?: number;
            /** @default 48 */
            ship_within_h?: number;
            speed?: components["schemas"]["Speed"];
            zones: components["schemas"]["ZoneOut"][];
        };
        /** ShopOf */
        ShopOf: {
            avatar_url: string | null;
            followed: boolean;
            id: string;
            name: string;
            owner: string;
        };
        /**
         * Shown
         * @description Whether others see a review: at once, not before a person has looked, not at all.
         * @enum {string}
         */
        Shown: "shown" | "waiting" | "refused";
        /** SignUp */
        SignUp: {
            email: string;
            locale?: string | null;
            name: string;
            password: string;
        };
        /** Signal */
        Signal: {
            name: string;
            strength: number;
            value: number;
            words: string;
        };
        /** SkuForm */
        SkuForm: {
            /** @default  */
            barcode?: string;
            choice?: number[];
            /** @default  */
            code?: string;
            id?: string | null;
            image?: string | null;
            list_price?: components["schemas"]["Money"] | null;
            price: components["schemas"]["Money"];
            size_mm?: number[] | null;
            weight_g?: number | null;
        };
        /** SkuOf */
        SkuOf: {
            available: number;
            for_members: components["schemas"]["Money"] | null;
            id: string;
            image_url: string | null;
            list_price: components["schemas"]["Money"] | null;
            lowest_30d: components["schemas"]["Money"];
            offer: components["schemas"]["OfferOf"] | null;
            price: components["schemas"]["Money"];
            values: string[];
        };
        /** SkuStock */
        SkuStock: {
            available: number;
            low: boolean;
            low_at: number | null;
            on_hand: number;
            parts: components["schemas"]["Part"][];
            product: string;
            reserved: number;
            sku: string;
        };
        /** Snippet */
        Snippet: {
            /** Format: date-time */
            at: string;
            by: components["schemas"]["By"];
            kind: components["schemas"]["MessageKind"];
            text: string;
        };
        /** SpecialGoods */
        SpecialGoods: {
            basis: string;
            categories: string[];
            made_to_order: boolean;
            stance: components["schemas"]["GuaranteeStance"];
        };
        /**
         * Speed
         * @description The options of delivery among which a buyer chooses.
         * @default standard
         * @enum {string}
         */
        Speed: "economy" | "standard" | "express";
        /** SpendTier */
        SpendTier: {
            off: components["schemas"]["Money"];
            spend: components["schemas"]["Money"];
        };
        /** Staff */
        Staff: {
            items: components["schemas"]["PostOut"][];
            next?: null;
        };
        /** StaffInvitation */
        StaffInvitation: {
            account: string;
            avatar_url: string | null;
            /** Format: date-time */
            expires_at: string;
            handle: string;
            /** Format: date-time */
            invited_at: string;
            name: string;
            role: components["schemas"]["StaffRole"];
        };
        /** StaffInvitations */
        StaffInvitations: {
            items: components["schemas"]["StaffInvitation"][];
            next?: null;
        };
        /**
         * StaffRole
         * @description The posts in a store.
         * @enum {string}
         */
        StaffRole: "owner" | "manager" | "goods" | "orders" | "support";
        /**
         * Stance
         * @description What a store says to a dispute about its order; ``silent`` is nothing yet.
         * @enum {string}
         */
        Stance: "silent" | "contest" | "accept";
        /** Standing */
        Standing: {
            followers: number;
            following: number;
            likes: number;
            videos: number;
        };
        /** StarsForm */
        StarsForm: {
            goods: number;
            logistics: number;
            service: number;
        };
        /** StarsOut */
        StarsOut: {
            goods: number;
            logistics: number;
            service: number;
        };
        /** StatementOut */
        StatementOut: {
            items: components["schemas"]["AccountOut"][];
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until: string;
        };
        /** Steering */
        Steering: {
            mode: components["schemas"]["Mode"];
        };
        /** StepOut */
        StepOut: {
            after: number | null;
            before: number | null;
            code: string;
            options: string[];
            outcome: components["schemas"]["Outcome"];
            product: string;
            reason: string;
            sku: string | null;
            title: string;
        };
        /** Steps */
        Steps: {
            items: components["schemas"]["StepOut"][];
            next: string | null;
        };
        /** StockForm */
        StockForm: {
            on_hand: number;
            reason: string;
            warehouse?: string | null;
        };
        /**
         * StockLevel
         * @description How much of a product can be sold, all its SKUs together; few also where a SKU is at its alarm.
         * @enum {string}
         */
        StockLevel: "none" | "low" | "some";
        /** StockWish */
        StockWish: {
            /** @enum {string} */
            by: "set" | "add";
            reason: string;
            /** @constant */
            type: "stock";
            units: number;
        };
        /** StoreCancelForm */
        StoreCancelForm: {
            /** @default  */
            reason?: string;
        };
        /** StoreCard */
        StoreCard: {
            id: string;
            name: string;
        };
        /** StoreChanges */
        StoreChanges: {
            avatar_url?: string | null;
            intro?: {
                [key: string]: string;
            };
            kind?: components["schemas"]["StoreKind"];
            name?: {
                [key: string]: string;
            };
            shipping?: components["schemas"]["Shipping"];
            time_zone?: string;
        };
        /** StoreFace */
        StoreFace: {
            avatar_url: string | null;
            id: string;
            name: string;
        };
        /** StoreFigures */
        StoreFigures: {
            /** Format: date-time */
            at: string;
            days: components["schemas"]["TakingsOut"][];
        };
        /** StoreForm */
        StoreForm: {
            avatar_url?: string | null;
            intro?: {
                [key: string]: string;
            };
            kind?: components["schemas"]["StoreKind"];
            name: {
                [key: string]: string;
            };
            shipping: components["schemas"]["Shipping"];
            time_zone?: string | null;
        };
        /** StoreGuarantees */
        StoreGuarantees: {
            counts_from: string | null;
            items: components["schemas"]["GuaranteeTerm"][];
            next?: null;
            products: components["schemas"]["ProductTerms"][];
            rules: string;
        };
        /** StoreInsurance */
        StoreInsurance: {
            claims: number;
            days: number;
            items: components["schemas"]["ReturnPolicy"][];
            next?: null;
            orders: number;
            paid: components["schemas"]["Money"];
            premiums: components["schemas"]["Money"];
        };
        /** StoreInvoicePage */
        StoreInvoicePage: {
            counts: {
                [key: string]: number;
            };
            items: components["schemas"]["InvoiceOut"][];
            next: string | null;
        };
        /**
         * StoreKind
         * @description What a store may call itself (DOMAIN C3).
         * @default individual
         * @enum {string}
         */
        StoreKind: "flagship" | "franchise" | "speciality" | "enterprise" | "individual";
        /** StoreName */
        StoreName: {
            id: string;
            name: string;
        };
        /** StoreOf */
        StoreOf: {
            avatar_url: string | null;
            id: string;
            name: string;
        };
        /** StoreOut */
        StoreOut: {
            avatar_url: string | null;
            id: string;
            intro: string;
            kind: components["schemas"]["StoreKind"];
            name: string;
            /** Format: date-time */
            opened_at: string;
            owner: string;
            shipping: components["schemas"]["Shipping"];
            time_zone: string;
        };
        /** StoreReviewOut */
        StoreReviewOut: {
            addition: components["schemas"]["AdditionOut"] | null;
            author: components["schemas"]["AuthorOut"];
            changed_at: string | null;
            helpful: number;
            id: string;
            image_url: string | null;
            mine: boolean;
            my_vote: boolean | null;
            options: string[];
            order: string | null;
            pictures: components["schemas"]["PictureOut"][];
            product: string;
            reply: components["schemas"]["ReplyOut"] | null;
            restricted: boolean;
            shown: components["schemas"]["Shown"];
            stars: components["schemas"]["StarsOut"];
            stars_now: components["schemas"]["StarsOut"];
            title: string;
            unhelpful: number;
            video: string | null;
            words: string;
            /** Format: date-time */
            written_at: string;
        };
        /** StoreReviews */
        StoreReviews: {
            items: components["schemas"]["StoreReviewOut"][];
            next: string | null;
            rating: components["schemas"]["RatingOut"];
        };
        /** StoreTax */
        StoreTax: {
            handled: boolean;
            profile: components["schemas"]["TaxProfile"] | null;
        };
        /** SubjectCard */
        SubjectCard: {
            /** @default  */
            by?: string;
            id: string;
            image_url: string | null;
            title: string;
        };
        /** SubjectCards */
        SubjectCards: {
            items: components["schemas"]["SubjectCard"][];
            next?: null;
        };
        /** SupportFigures */
        SupportFigures: {
            answer_within_s: number;
            figures: components["schemas"]["Figures"];
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until: string;
        };
        /** Switch */
        Switch: {
            on: boolean;
        };
        /** SwitchPolicy */
        SwitchPolicy: {
            note: string;
            policy: components["schemas"]["Policy"];
        };
        /**
         * Tab
         * @description The tabs on top of the street.
         * @default for_you
         * @enum {string}
         */
        Tab: "for_you" | "following";
        /** Taken */
        Taken: {
            accepted: number;
            duplicate: number;
            refused: components["schemas"]["RefusedEvent"][];
        };
        /** TakingsOut */
        TakingsOut: {
            buyers: number;
            /** Format: date-time */
            day: string;
            goods: components["schemas"]["Money"];
            orders: number;
            units: number;
        };
        /** TalkItem */
        TalkItem: {
            id: string;
            last: components["schemas"]["Snippet"] | null;
            /** Format: date-time */
            last_at: string;
            state: components["schemas"]["ConversationState"];
            store: components["schemas"]["StoreFace"];
            unread: number;
        };
        /** TalkList */
        TalkList: {
            items: components["schemas"]["TalkItem"][];
            next: string | null;
            unread: number;
        };
        /** TalkPage */
        TalkPage: {
            blocked: boolean;
            can_rate: boolean;
            card: components["schemas"]["CardOut"] | null;
            escalated: boolean;
            id: string;
            last: number;
            opens_at: string | null;
            orders: components["schemas"]["CardOut"][];
            rating: components["schemas"]["Rating"] | null;
            round: number;
            state: components["schemas"]["ConversationState"];
            store: components["schemas"]["StoreFace"];
            store_read: number;
            unread: number;
        };
        /** TaxCountry */
        TaxCountry: {
            codes: {
                [key: string]: string;
            };
            country: string;
            example: string;
            handled: boolean;
            inclusive: string;
            note: string;
            rates: components["schemas"]["TaxRate"][];
            small: boolean;
            tax: string | null;
            union: boolean;
        };
        /** TaxDay */
        TaxDay: {
            /** Format: date */
            day: string;
            refunds: components["schemas"]["Money"];
            sales: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
        };
        /** TaxInside */
        TaxInside: {
            amount: components["schemas"]["Money"];
            code: string;
            country: string;
            gross: components["schemas"]["Money"];
            rate_bps: number;
            tax: string;
        };
        /** TaxProfile */
        TaxProfile: {
            /** @default  */
            address?: string;
            codes?: {
                [key: string]: string;
            };
            country: string;
            /** @default false */
            issues_alone?: boolean;
            name: string;
            /** @default  */
            number?: string;
            /** @default false */
            oss?: boolean;
            taxpayer?: components["schemas"]["Taxpayer"];
        };
        /** TaxRate */
        TaxRate: {
            code: string;
            rate_bps: number;
            /** Format: date */
            since: string;
            source: string;
            until: string | null;
        };
        /** TaxReportOut */
        TaxReportOut: {
            days: components["schemas"]["TaxDay"][];
            month: string;
            rates: components["schemas"]["TaxTurnover"][];
            tax: components["schemas"]["Money"];
            time_zone: string;
            turnover: components["schemas"]["Money"];
            untaxed: components["schemas"]["Money"];
        };
        /** TaxRules */
        TaxRules: {
            items: components["schemas"]["TaxCountry"][];
            next?: null;
            version: string;
        };
        /** TaxTurnover */
        TaxTurnover: {
            code: string;
            country: string;
            kind: string;
            net: components["schemas"]["Money"];
            rate_bps: number;
            refunds: components["schemas"]["Money"];
            refunds_tax: components["schemas"]["Money"];
            sales: components["schemas"]["Money"];
            sales_tax: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
        };
        /**
         * Taxpayer
         * @description How a seller is taxed: as usual, by a levy for small traders, or not at all.
         * @default general
         * @enum {string}
         */
        Taxpayer: "general" | "small" | "exempt";
        /** Team */
        Team: {
            items: components["schemas"]["Colleague"][];
            next?: null;
        };
        /** TemplateForm */
        TemplateForm: {
            options: components["schemas"]["ShippingOptionOut"][];
        };
        /** TemplateOut */
        TemplateOut: {
            options: components["schemas"]["ShippingOptionOut"][];
            own: boolean;
            store: string;
        };
        /**
         * TitleKind
         * @description To whom an invoice is made out.
         * @enum {string}
         */
        TitleKind: "personal" | "company";
        /** Topic */
        Topic: {
            boosted: boolean;
            muted: boolean;
            topic: string;
            weight: number;
        };
        /** TradeForm */
        TradeForm: {
            address: string;
            coupons?: string[] | null;
            expected_total: components["schemas"]["Money"];
            /** @default false */
            from_cart?: boolean;
            lines: components["schemas"]["TradeLine"][];
            /** @default  */
            note?: string;
            notes?: {
                [key: string]: string;
            };
            speeds?: {
                [key: string]: components["schemas"]["Speed"];
            };
        };
        /** TradeLine */
        TradeLine: {
            sku: string;
            token?: string | null;
            units: number;
        };
        /** TradeOut */
        TradeOut: {
            id: string;
            orders: components["schemas"]["OrderOut"][];
            /** Format: date-time */
            pay_by: string;
            state: string;
            total: components["schemas"]["Money"];
        };
        /** TradePayment */
        TradePayment: {
            amount: components["schemas"]["Money"];
            code: string;
            id: string;
            simulated: boolean;
            state: components["schemas"]["PaymentState"];
            step?: components["schemas"]["PaymentStep"] | null;
            trade: string;
        };
        /** TrainedModel */
        TrainedModel: {
            actions: components["schemas"]["ActionMeasured"][];
            answers: boolean;
            /** Format: date-time */
            at: string;
            base: string | null;
            live: components["schemas"]["AgainstTheOther"] | null;
            replaced: string | null;
            state: string;
            trial: components["schemas"]["AgainstTheOther"] | null;
            version: string;
            ways: components["schemas"]["WayMeasured"][];
        };
        /** TrainedModels */
        TrainedModels: {
            answering: string;
            items: components["schemas"]["TrainedModel"][];
        };
        /** TransferForm */
        TransferForm: {
            /** @default false */
            platform?: boolean;
            /** @default  */
            reason?: string;
            to?: string | null;
        };
        /** Tried */
        Tried: {
            measures: components["schemas"]["Measure"][];
            pages: components["schemas"]["Rehearsal"][];
        };
        /** TryPolicy */
        TryPolicy: {
            policy: components["schemas"]["Policy"];
            /** @default [] */
            viewers?: (string | unknown)[];
        };
        /** UnreadMessages */
        UnreadMessages: {
            here: number;
            unread: number;
        };
        /** UnreadNotices */
        UnreadNotices: {
            unread: number;
        };
        /** UploadOut */
        UploadOut: {
            bytes: number;
            chunk_bytes: number;
            id: string;
            offset: number;
            state: components["schemas"]["UploadState"];
        };
        /**
         * UploadState
         * @description Whether a file has arrived, and whether a video was made of it.
         * @enum {string}
         */
        UploadState: "open" | "complete" | "used";
        /** Variant */
        Variant: {
            knobs: {
                [key: string]: number;
            };
            name: string;
            share: number;
        };
        /** VerdictForm */
        VerdictForm: {
            amount?: components["schemas"]["Money"] | null;
            decision: components["schemas"]["Decision"];
            liability: components["schemas"]["Liability"];
            words: string;
        };
        /** VideoChanges */
        VideoChanges: {
            anchors?: components["schemas"]["AnchorForm"][];
            language?: "en" | "zh-CN";
            private?: boolean;
            title?: string;
            topics?: string[];
        };
        /** VideoComments */
        VideoComments: {
            items: components["schemas"]["Comment"][];
            next: string | null;
        };
        /** VideoCounts */
        VideoCounts: {
            comments: number;
            favourites: number;
            likes: number;
            shares: number;
            video: string;
        };
        /** VideoFavourite */
        VideoFavourite: {
            favourited: boolean;
            favourites: number;
            subject: string;
        };
        /** VideoLike */
        VideoLike: {
            liked: boolean;
            likes: number;
            subject: string;
        };
        /** VideoOut */
        VideoOut: {
            anchors: components["schemas"]["AnchorOut"][];
            category: string | null;
            /** Format: date-time */
            created_at: string;
            creator: string;
            duration_ms: number;
            height: number;
            hls_url: string;
            id: string;
            language: string;
            poster_url: string;
            progress: number;
            published_at: string | null;
            reason: string | null;
            reason_code: string | null;
            sound: boolean;
            state: components["schemas"]["VideoState"];
            store: string | null;
            storyboard_url: string;
            title: string;
            topics: string[];
            width: number;
        };
        /** VideoPage */
        VideoPage: {
            items: components["schemas"]["VideoOut"][];
            next: string | null;
        };
        /**
         * VideoState
         * @description Where a video is between the creator's file and the street (DOMAIN A3).
         * @enum {string}
         */
        VideoState: "uploading" | "transcoding" | "reviewing" | "published" | "rejected" | "taken_down" | "private";
        /**
         * View
         * @description Which of a store's conversations are asked for.
         * @default waiting
         * @enum {string}
         */
        View: "waiting" | "open" | "closed" | "all";
        /** ViewForm */
        ViewForm: {
            query: string;
        };
        /** ViewOut */
        ViewOut: {
            name: string;
            query: string;
            /** Format: date-time */
            saved_at: string;
        };
        /** Views */
        Views: {
            items: components["schemas"]["ViewOut"][];
            next?: null;
        };
        /** VoteForm */
        VoteForm: {
            /** @default true */
            helpful?: boolean;
        };
        /** WantedForm */
        WantedForm: {
            sku: string;
            token?: string | null;
            units: number;
        };
        /** WarehouseForm */
        WarehouseForm: {
            /** @default  */
            area?: string;
            /** @default 0 */
            cost?: number;
            /** @default 3 */
            days?: number;
            name: string;
            /** @default true */
            open?: boolean;
            reaches?: components["schemas"]["ReachForm"][];
        };
        /** WarehouseOut */
        WarehouseOut: {
            area: string;
            cost: number;
            days: number;
            first: boolean;
            id: string;
            name: string;
            open: boolean;
            reaches: components["schemas"]["ReachForm"][];
            /** Format: date-time */
            since: string;
            store: string;
        };
        /** Warehouses */
        Warehouses: {
            items: components["schemas"]["WarehouseOut"][];
            next?: null;
        };
        /**
         * Way
         * @description How variants are set against each other.
         *
         *         ``SPLIT``: each viewer is given one of them. ``DUEL``: two of them fill every page of each viewer by turns, and
         *         whose items people take to tells which ranks better, from a tenth or a hundredth of the people.
         * @default split
         * @enum {string}
         */
        Way: "split" | "duel";
        /** WayMeasured */
        WayMeasured: {
            hr20: number;
            ndcg20: number;
            way: string;
        };
        /** WayToPay */
        WayToPay: {
            browser_key: string;
            method: string;
            simulated: boolean;
        };
        /** WaysToPay */
        WaysToPay: {
            items: components["schemas"]["WayToPay"][];
            next?: null;
        };
        /** WebhookChanges */
        WebhookChanges: {
            events?: string[];
            /** @default false */
            new_secret?: boolean;
            paused?: boolean;
            url?: string;
        };
        /** WebhookForm */
        WebhookForm: {
            events: string[];
            url: string;
        };
        /** WebhookOut */
        WebhookOut: {
            events: string[];
            failing_since: string | null;
            id: string;
            /** Format: date-time */
            made_at: string;
            paused_at: string | null;
            secret: string;
            url: string;
        };
        /** Webhooks */
        Webhooks: {
            events: string[];
            items: components["schemas"]["WebhookOut"][];
        };
        /** WeighedViewer */
        WeighedViewer: {
            /** Format: date-time */
            at: string;
            reason: string;
            /** Format: date-time */
            since: string;
            version: string;
            viewer: string;
            weight: number;
        };
        /** WeighedViewers */
        WeighedViewers: {
            items: components["schemas"]["WeighedViewer"][];
            total: number;
        };
        /** Why */
        Why: {
            code: string;
            name?: string | null;
            title?: string | null;
            topic?: string | null;
        };
        /**
         * WhyNot
         * @description Why something may not be asked for now, or not be had in exchange.
         * @enum {string}
         */
        WhyNot: "not_paid" | "open_case" | "nothing_left" | "not_shipped" | "shipped" | "not_delivered" | "too_late" | "price_not_lower" | "not_in_stock" | "not_on_sale" | "dearer";
        /**
         * Wish
         * @description What a buyer may ask for (DOMAIN D2).
         * @enum {string}
         */
        Wish: "refund_only" | "return_refund" | "exchange" | "compensation" | "price_protection";
        /** WithdrawalForm */
        WithdrawalForm: {
            amount: components["schemas"]["Money"];
            /** @default simulator */
            bank?: string;
            /** @default success */
            outcome?: string;
        };
        /** WithdrawalOut */
        WithdrawalOut: {
            amount: components["schemas"]["Money"];
            /** Format: date-time */
            asked_at: string;
            code: string;
            done_at: string | null;
            id: string;
            reference: string;
            simulated: boolean;
            state: components["schemas"]["WithdrawalState"];
        };
        /** WithdrawalPage */
        WithdrawalPage: {
            items: components["schemas"]["WithdrawalOut"][];
            next: string | null;
        };
        /**
         * WithdrawalState
         * @description Asked for, then with the bank or back in the balance.
         * @enum {string}
         */
        WithdrawalState: "asked" | "sent" | "failed";
        /** Words */
        Words: {
            code: string;
            name?: string | null;
            title?: string | null;
            topic?: string | null;
            words: string;
        };
        /** WordsForm */
        WordsForm: {
            images?: string[];
            /** @default  */
            words?: string;
        };
        /** Worth */
        Worth: {
            high: number | null;
            low: number | null;
            metric: string;
            shows: number;
            tried: boolean;
            value: number | null;
            way: string;
        };
        /** ZoneOut */
        ZoneOut: {
            /** @default 1 */
            first?: number;
            first_fee: components["schemas"]["Money"];
            free_over?: components["schemas"]["Money"] | null;
            /** @default 1 */
            further?: number;
            further_fee: components["schemas"]["Money"];
            places: string[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    sign_up: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUp"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    my_after_sales: {
        parameters: {
            query?: {
                state?: components["schemas"]["CaseState"][] | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterSalePage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    get_after_sale: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterSaleOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    escalate_after_sale: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterSaleOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    show_after_sale_evidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterSaleOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    receive_replacement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterSaleOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    take_refund_instead: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterSaleOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    send_after_sale_back: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterSaleOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    withdraw_after_sale: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterSaleOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    block: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockState"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    unblock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockState"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    get_cart: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CartOut"];
                };
            };
        };
    };
    put_into_cart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CartForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    drop_from_cart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_categories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Categories"];
                };
            };
        };
    };
    click: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClickForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClickOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    delete_comment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    like_comment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LikeState"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    unlike_comment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LikeState"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_replies: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentList"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_conversations: {
        parameters: {
            query?: {
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TalkList"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    open_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TalkPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    get_conversation: {
        parameters: {
            query?: {
                about?: string | null;
            };
            header?: never;
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TalkPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    end_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TalkPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    escalate_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EscalationForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TalkPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_messages: {
        parameters: {
            query?: {
                cursor?: number | null;
                after?: number | null;
            };
            header?: never;
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Messages"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    send_message: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    rate_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatingForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TalkPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    read_messages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadMessagesForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadMessages"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    claimable_coupons: {
        parameters: {
            query?: {
                store?: string | null;
                product?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimableList"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    claim_coupon: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                promotion_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CouponView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_creator_videos: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    get_desk_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskProduct"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    change_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductChanges"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskProduct"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    delist_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskProduct"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    product_guarantees: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductGuarantees"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    set_product_guarantees: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuaranteesForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductGuarantees"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskProduct"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    product_prices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Prices"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    product_stock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductStock"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    get_promotion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                promotion_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    stop_promotion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                promotion_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    watch_stock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LowForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkuStock"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    move_stock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkuStock"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    sku_stock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkuStock"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    adjust_stock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StockForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShelfStock"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    stock_history: {
        parameters: {
            query?: {
                /** @description The ``next`` of the page before. */
                cursor?: string | null;
            };
            header?: never;
            path: {
                sku_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    change_warehouse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                warehouse_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WarehouseForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WarehouseOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    takeEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Taken"];
                };
            };
        };
    };
    getFeed: {
        parameters: {
            query?: {
                /** @description The tabs on top of the street. */
                tab?: components["schemas"]["Tab"];
                after?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    getWhy: {
        parameters: {
            query?: {
                page?: string | null;
            };
            header?: never;
            path: {
                video: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explained"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    notInterested: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotInterested"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    interestedAgain: {
        parameters: {
            query: {
                subject: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    follow: {
        parameters: {
            query?: {
                page?: string | null;
                slot?: number | null;
            };
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowState"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    unfollow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowState"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    mintGatewayTicket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Door"];
                };
            };
        };
    };
    keep_image: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImageOut"];
                };
            };
        };
    };
    get_invoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    invoice_document: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    erase_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirmation"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    change_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAccount"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_addresses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressList"];
                };
            };
        };
    };
    add_address: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressItem"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    drop_address: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                address_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    change_address: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                address_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressItem"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_blocks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonList"];
                };
            };
        };
    };
    getMyCounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyCounts"];
                };
            };
        };
    };
    my_coupons: {
        parameters: {
            query?: {
                state?: components["schemas"]["CouponState"] | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CouponPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    claim_by_code: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CouponView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    turnDials: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Dials"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    my_earnings: {
        parameters: {
            query?: {
                time_zone?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinanceOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    my_earning_entries: {
        parameters: {
            query?: {
                cursor?: string | null;
                month?: string | null;
                since?: string | null;
                until?: string | null;
                time_zone?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    my_earning_of_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderBooks"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    my_earning_statement_summary: {
        parameters: {
            query?: {
                month?: string | null;
                since?: string | null;
                until?: string | null;
                time_zone?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    my_earning_statement: {
        parameters: {
            query?: {
                month?: string | null;
                since?: string | null;
                until?: string | null;
                time_zone?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stream Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    my_withdrawals: {
        parameters: {
            query?: {
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    withdraw_earnings: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    change_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    export_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
        };
    };
    list_favourites: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptList"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_following: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonList"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    getInterests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Interests"];
                };
            };
        };
    };
    steerInterest: {
        parameters: {
            query: {
                topic: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Steering"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    forgetInterest: {
        parameters: {
            query: {
                topic: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    resetInterests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    restoreInterests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    my_invitations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyInvitations"];
                };
            };
        };
    };
    accept_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    decline_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    my_invoice_titles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceTitles"];
                };
            };
        };
    };
    keep_invoice_title: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoiceTitle"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedInvoiceTitle"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    drop_invoice_title: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                title_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    my_invoices: {
        parameters: {
            query?: {
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoicePage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    my_memberships: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipList"];
                };
            };
        };
    };
    list_notice_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferenceList"];
                };
            };
        };
    };
    set_notice_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChoicesForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferenceList"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_notices: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeList"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    read_notices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadNoticesForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadNotices"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    set_personalisation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Switch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Switch"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    my_reviews: {
        parameters: {
            query?: {
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    reviews_due: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuePage"];
                };
            };
        };
    };
    confirm_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Code"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    begin_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
        };
    };
    remove_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirmation"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    renew_recovery_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirmation"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    my_stores: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyStores"];
                };
            };
        };
    };
    list_own_videos: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    countOwnVideos: {
        parameters: {
            query: {
                id: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountedVideos"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    find_account: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Found"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    look_at_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAccount"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    grant_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
                /** @description What an account may be on the platform. Rights inside one store are the store's own matter. */
                role: components["schemas"]["Role"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAccount"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    withdraw_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
                /** @description What an account may be on the platform. Rights inside one store are the store's own matter. */
                role: components["schemas"]["Role"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAccount"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    clear_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_acts: {
        parameters: {
            query?: {
                actor?: string | null;
                subject?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActList"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_arbitrations: {
        parameters: {
            query?: {
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterSalePage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    get_arbitration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterSaleOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    judge_after_sale: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerdictForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterSaleOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_cases: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cases"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    judge_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JudgeCase"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_escalated: {
        parameters: {
            query?: {
                mine?: boolean;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedTalks"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    get_escalated: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedTalk"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    assign_escalated: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedTalk"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    close_escalated: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedTalk"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    escalated_messages: {
        parameters: {
            query?: {
                cursor?: number | null;
                after?: number | null;
            };
            header?: never;
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Messages"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    answer_escalated: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    read_escalated: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadMessagesForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedTalk"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_disputes: {
        parameters: {
            query?: {
                state?: components["schemas"]["DisputeState"] | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputePage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    get_dispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispute_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    getExperiments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiments"];
                };
            };
        };
    };
    startExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExperiment"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    getExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    endExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndExperiment"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    getWeighedViewers: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WeighedViewers"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    operator_ledger: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerOut"];
                };
            };
        };
    };
    close_ledger: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CloseAsked"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    operator_order_books: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderBooks"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    getModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainedModels"];
                };
            };
        };
    };
    getServedPages: {
        parameters: {
            query?: {
                viewer?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServedPages"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    getServedPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                page: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageTrace"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_reconciliations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationList"];
                };
            };
        };
    };
    reconcile_day: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReconcileForm"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    getPolicies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policies"];
                };
            };
        };
    };
    estimatePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Policy"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Estimated"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    tryPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TryPolicy"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tried"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    switchPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwitchPolicy"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    platform_promotions: {
        parameters: {
            query?: {
                state?: components["schemas"]["PromotionState"] | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    make_platform_promotion: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlatformForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    preview_platform_promotion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlatformForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    stop_platform_promotion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                promotion_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_reports: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Complaints"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    judge_reports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JudgeReports"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_restrictions: {
        parameters: {
            query?: {
                before?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Restrictions"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    restrict_subject: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Restrict"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    restore_subject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subject: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rules"];
                };
            };
        };
    };
    describeSubjects: {
        parameters: {
            query: {
                id: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubjectCards"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    order_cards: {
        parameters: {
            query: {
                id: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderCards"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    my_orders: {
        parameters: {
            query?: {
                state?: components["schemas"]["OrderState"] | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    get_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    readdress_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChosenAddressForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    open_after_sale: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterSaleOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    after_sale_options: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOptions"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    cancel_order: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    invoice_standing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceStanding"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ask_for_invoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoiceTitle"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    withdraw_invoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    exchange_choices: {
        parameters: {
            query?: {
                origin?: string | null;
            };
            header?: never;
            path: {
                order_id: string;
                line_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeChoices"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    write_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
                line_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    receive_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    return_insurance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnCover"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ask_password_reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    confirm_password_reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasswordForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_payment_methods: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaysToPay"];
                };
            };
        };
    };
    hear_provider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Heard"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    get_payment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    favourite_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductFavourite"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    unfavourite_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductFavourite"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    product_rating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    product_reviews: {
        parameters: {
            query?: {
                /** @description How a page of reviews is sorted: what helped others first, the newest first, or the newest with pictures. */
                sort?: components["schemas"]["ReviewSort"];
                stars?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    getProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    getProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfilePage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    quote: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuoteForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    report: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportItem"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    change_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    add_to_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdditionForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    vote_on_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoteForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    unvote_on_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    reply_to_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewReplyForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
        };
    };
    log_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogInForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    end_other_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ended"];
                };
            };
        };
    };
    rotate_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    log_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_simulated_mail: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailList"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    open_store: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StoreForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    get_store: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    change_store: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StoreChanges"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_after_sales: {
        parameters: {
            query?: {
                state?: components["schemas"]["CaseState"][] | null;
                due?: boolean;
                cursor?: string | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterSaleDesk"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_after_sale: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterSaleOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    approve_after_sale: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                store_id: string;
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterSaleOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    show_store_evidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterSaleOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    inspect_after_sale: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                store_id: string;
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InspectionForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterSaleOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    receive_after_sale: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterSaleOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    pay_instead_of_replacing: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                store_id: string;
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterSaleOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    reject_after_sale: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterSaleOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    send_replacement: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                store_id: string;
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplacementForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterSaleOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_clients: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clients"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    let_client_in: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    show_client_out: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_blocked_buyers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Blocks"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    block_buyer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BlockForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    unblock_buyer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_conversations: {
        parameters: {
            query?: {
                /** @description Which of a store's conversations are asked for. */
                state?: components["schemas"]["View"];
                mine?: boolean;
                q?: string;
                cursor?: string | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskTalks"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskTalkPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    assign_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskTalk"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    close_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskTalk"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_messages: {
        parameters: {
            query?: {
                cursor?: number | null;
                after?: number | null;
            };
            header?: never;
            path: {
                store_id: string;
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Messages"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    answer_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadMessagesForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskTalk"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    reopen_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                conversation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskTalk"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    transfer_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                conversation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskTalk"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    send_delivery_again: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    desk_batches: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batches"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ask_batch: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    desk_batch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    begin_batch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    desk_batch_lines: {
        parameters: {
            query?: {
                outcome?: components["schemas"]["Outcome"] | null;
                cursor?: string | null;
            };
            header?: never;
            path: {
                store_id: string;
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Steps"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    undo_batch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    import_goods: {
        parameters: {
            query?: {
                name?: string;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    low_stock: {
        parameters: {
            query?: {
                cursor?: string | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LowStock"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    desk_products: {
        parameters: {
            query?: {
                q?: string;
                state?: "listed" | "draft" | "delisted" | null;
                category?: string | null;
                stock?: components["schemas"]["StockLevel"] | null;
                /** @description In minor units of the store's currency. */
                price_min?: number | null;
                /** @description In minor units of the store's currency. */
                price_max?: number | null;
                changed_since?: string | null;
                /** @description In which order goods are shown. */
                sort?: components["schemas"]["GoodsSort"];
                cursor?: string | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoodsPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    export_goods: {
        parameters: {
            query?: {
                q?: string;
                state?: "listed" | "draft" | "delisted" | null;
                category?: string | null;
                stock?: components["schemas"]["StockLevel"] | null;
                /** @description In minor units of the store's currency. */
                price_min?: number | null;
                /** @description In minor units of the store's currency. */
                price_max?: number | null;
                changed_since?: string | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stream Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8": unknown;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_stock: {
        parameters: {
            query?: {
                /** @description Repeat for each product. */
                product?: string[] | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Availabilities"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    desk_views: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                page: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Views"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    save_desk_view: {
        parameters: {
            query: {
                name: string;
            };
            header?: never;
            path: {
                store_id: string;
                page: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Views"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    drop_desk_view: {
        parameters: {
            query: {
                name: string;
            };
            header?: never;
            path: {
                store_id: string;
                page: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Views"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_warehouses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Warehouses"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    set_up_warehouse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WarehouseForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WarehouseOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_store_disputes: {
        parameters: {
            query?: {
                state?: components["schemas"]["DisputeState"] | null;
                cursor?: string | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputePage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    get_store_dispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                dispute_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    accept_dispute: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                store_id: string;
                dispute_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    contest_dispute: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                store_id: string;
                dispute_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContestForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_experience: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experience"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_figures: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreFigures"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_finance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinanceOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_entries: {
        parameters: {
            query?: {
                cursor?: string | null;
                month?: string | null;
                since?: string | null;
                until?: string | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_order_books: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderBooks"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_statement_summary: {
        parameters: {
            query?: {
                month?: string | null;
                since?: string | null;
                until?: string | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_statement: {
        parameters: {
            query?: {
                month?: string | null;
                since?: string | null;
                until?: string | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stream Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_guarantees: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreGuarantees"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    set_store_guarantees: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuaranteesForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreGuarantees"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    staff_invitations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffInvitations"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    invite_staff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffInvitation"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    withdraw_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_invoices: {
        parameters: {
            query?: {
                state?: components["schemas"]["InvoiceState"] | null;
                q?: string;
                red?: boolean | null;
                cursor?: string | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreInvoicePage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    issue_invoices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedInvoices"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_invoice_document: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    refuse_invoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefusalForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    member_program: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramDesk"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    open_member_program: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProgramForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramDesk"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    close_member_program: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramDesk"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    membership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    join_membership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JoinForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    leave_membership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_orders: {
        parameters: {
            query?: {
                q?: string;
                state?: components["schemas"]["OrderState"] | null;
                since?: string | null;
                until?: string | null;
                product?: string | null;
                noted?: boolean;
                cursor?: string | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    export_orders: {
        parameters: {
            query?: {
                q?: string;
                state?: components["schemas"]["OrderState"] | null;
                since?: string | null;
                until?: string | null;
                product?: string | null;
                noted?: boolean;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stream Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8": unknown;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    pack_orders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PackForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Packed"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    pick_list: {
        parameters: {
            query?: {
                order?: string[] | null;
                case?: string[] | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PickList"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ship_orders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendingsForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentsOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    cancel_store_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StoreCancelForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ship_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParcelForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_products: {
        parameters: {
            query?: {
                cursor?: string | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShelfPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    draft_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskProduct"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_promotions: {
        parameters: {
            query?: {
                state?: components["schemas"]["PromotionState"] | null;
                cursor?: string | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    make_promotion: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromotionForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    preview_promotion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromotionForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_quick_replies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replies"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    keep_quick_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuickReplyForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuickReply"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    drop_quick_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_insurance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreInsurance"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_review_tally: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewTally"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_reviews: {
        parameters: {
            query?: {
                stars?: number | null;
                product?: string | null;
                unanswered?: boolean;
                pictures?: boolean;
                cursor?: string | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreReviews"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                review_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreReviewOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_shipping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    set_store_shipping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    drop_store_shipping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_promises_kept: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_staff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Staff"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    dismiss_staff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    get_support_desk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    set_support_desk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    support_figures: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportFigures"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    support_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    get_tax_profile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreTax"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    set_tax_profile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaxProfile"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreTax"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    tax_report: {
        parameters: {
            query: {
                month: string;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxReportOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    tax_report_csv: {
        parameters: {
            query: {
                month: string;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stream Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_webhooks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhooks"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    open_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    close_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    change_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookChanges"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    webhook_deliveries: {
        parameters: {
            query?: {
                cursor?: string | null;
            };
            header?: never;
            path: {
                store_id: string;
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deliveries"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ping_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    store_withdrawals: {
        parameters: {
            query?: {
                cursor?: string | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalPage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    withdraw_from_store: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    tax_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRules"];
                };
            };
        };
    };
    place_trade: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TradeForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    get_trade: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trade_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    pay_trade: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                trade_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradePayment"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    begin_upload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUpload"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    read_upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    head_upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    send_part: {
        parameters: {
            query?: never;
            header: {
                "Upload-Offset": number;
            };
            path: {
                upload: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ask_verification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    confirm_verification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProofForm"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    create_video: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVideo"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    read_video: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                video: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    withdraw_video: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                video: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    change_video: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                video: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VideoChanges"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    getVideoCard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                video: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedCard"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    list_video_comments: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                video: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoComments"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    comment_video: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                video: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentForm"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    favourite_video: {
        parameters: {
            query?: {
                page?: string | null;
                slot?: number | null;
            };
            header?: never;
            path: {
                video: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoFavourite"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    unfavourite_video: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                video: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoFavourite"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    like_video: {
        parameters: {
            query?: {
                page?: string | null;
                slot?: number | null;
            };
            header?: never;
            path: {
                video: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoLike"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    unlike_video: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                video: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoLike"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
}
