#include "ui/why/whypane.h"

#include "models/domain/offerpromise.h"
#include "ui/draft/opendraft.h"
#include "ui/draft/shorttext.h"
#include "ui/why/cartsection.h"
#include "ui/why/commentsection.h"
#include "ui/why/customersection.h"
#include "ui/why/customerwords.h"
#include "ui/why/guidancesection.h"
#include "ui/why/lineagesection.h"
#include "ui/why/offersection.h"
#include "ui/why/reasonsection.h"
#include "ui/why/writtensection.h"
#include "ui/words/sentences.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

namespace countersign {

WhyPane::WhyPane(const Theme& theme, QWidget* parent)
    : Surface(Ground::Base, parent)
    , m_theme(theme)
    , m_edge(new Hairline(theme, Qt::Vertical, this))
    , m_scroll(new QScrollArea(this))
    , m_body(new QWidget)
    , m_reason(new ReasonSection(theme))
    , m_offer(new OfferSection(theme))
    , m_who(new CustomerSection(theme))
    , m_customer(makeLabel(nullptr))
    , m_consent(makeLabel(nullptr, size::body, QFont::Normal, true))
    , m_cart(new CartSection(theme))
    , m_checksTitle(makeSectionLabel(nullptr, tr("Checks")))
    , m_checks(makeLabel(nullptr))
    , m_lineage(new LineageSection(theme))
    , m_guidance(new GuidanceSection(theme))
    , m_commentsTitle(makeSectionLabel(nullptr, tr("Comments")))
    , m_comments(new CommentSection(theme))
    , m_writing(new WrittenSection(theme))
    , m_provenance(makeLabel(nullptr, size::label, QFont::Normal, true))
{
    setObjectName(QStringLiteral("reviewWhyPane"));
    setAccessibleName(tr("Why this draft is as it is"));
    m_reason->setObjectName(QStringLiteral("whyReasonSection"));
    m_offer->setObjectName(QStringLiteral("whyOfferSection"));
    m_cart->setObjectName(QStringLiteral("whyCartSection"));
    m_lineage->setObjectName(QStringLiteral("whyLineageSection"));
    m_checks->setObjectName(QStringLiteral("whyChecksLabel"));
    for (QLabel* label : { m_customer, m_consent, m_checks, m_provenance })
        label->setWordWrap(true);

    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(space::pane, space::card, space::pane, space::pane);
    column->setSpacing(6);
    const auto section = [&](const QString& title, std::initializer_list<QWidget*> widgets) {
        if (column->count() > 0)
            column->addSpacing(space::card);
        column->addWidget(makeSectionLabel(m_body, title));
        for (QWidget* widget : widgets)
            column->addWidget(widget);
    };
    column->addWidget(m_guidance);
    m_guidance->hide();
    section(tr("Why this cart was left"), { m_reason });
    section(tr("What to offer"), { m_offer });
    section(tr("Customer"), { m_who, m_customer, m_consent });
    section(tr("Cart, then and now"), { m_cart });
    column->addSpacing(space::related);
    column->addWidget(m_checksTitle);
    column->addWidget(m_checks);
    column->addSpacing(space::card);
    column->addWidget(m_commentsTitle);
    column->addWidget(m_comments);
    section(tr("Written by"), { m_writing });
    section(tr("Lineage"), { m_lineage, m_provenance });
    column->addStretch(1);

    m_scroll->setWidget(m_body);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // drawn only when needed; its room never moves the text
    m_scroll->viewport()->setBackgroundRole(QPalette::Base);
    m_body->setBackgroundRole(QPalette::Base);
    auto* outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_edge->hide();
    outer->addWidget(m_edge);
    outer->addWidget(m_scroll);
    showDraft(nullptr);
}

void WhyPane::showDraft(const Draft* draft)
{
    m_scroll->setVisible(draft != nullptr);
    if (draft == nullptr) {
        m_who->hideAgain();
        return;
    }
    m_who->showCustomer(*draft);
    m_reason->showReason(draft->diagnosis);
    m_offer->showOffer(draft->offer);
    m_customer->setText(customerWords(*draft, wallClock()));
    m_consent->setText(consentWords(draft->customer));
    m_cart->showCart(draft->lines, draft->customer);
    m_lineage->showLineage(draft->lineage);
    m_writing->showWriting(*draft);
    m_provenance->setText(
        tr("Routed by rule “%1”, policy %2.").arg(shortText(draft->routing.rule, 80)).arg(draft->routing.policyVersion));
    if (const QString id = text(draft->summary.id); id != std::exchange(m_shown, id))
        m_scroll->verticalScrollBar()->setValue(0); // the same draft with newer facts stays where one reads
}

void WhyPane::showWords(const OpenDraft& open, TimeMs now)
{
    m_comments->showComments(open.draft(), open.person());
    if (guidance())
        m_guidance->showGuidance(open, now);
    const Offer& offer = open.draft().offer;
    QString sentence;
    std::optional<PercentPromise> promise;
    for (const CheckResult& check : open.checks(now))
        if (check.id == "offer_text" && check.state == CheckState::Failed)
            sentence = shortText(sentenceUtf8(check.sentence), 200);
    const Content* words = open.current(open.channel());
    if (!sentence.isEmpty() && words != nullptr && !oversized(*words))
        promise = otherPercentPromise(*words, open.draft().values, offer.chosen.kind == OfferKind::Percent ? offer.chosen.percentBp : 0);
    if (promise)
        sentence = tr("The text promises %1, the offer is %2.").arg(text(promise->words), offerWord(offer.chosen));
    m_offer->showPromise(sentence, promise ? std::optional(promise->percentBp) : std::nullopt);
}

void WhyPane::setGuidance(bool shown)
{
    m_guidance->setVisible(shown);
    if (shown)
        m_scroll->verticalScrollBar()->setValue(0);
}

bool WhyPane::guidance() const
{
    return !m_guidance->isHidden();
}

void WhyPane::writeComment()
{
    m_comments->write();
    // After layouts have made room for it.
    QTimer::singleShot(0, this, [this] { m_scroll->ensureWidgetVisible(m_comments, 0, space::pane); });
}

void WhyPane::setDrawer(bool drawer)
{
    m_edge->setVisible(drawer);
}

void WhyPane::showChecks(const std::vector<CheckResult>& checks)
{
    QStringList open;
    int passed = 0;
    for (const CheckResult& check : checks) {
        if (check.state == CheckState::Passed)
            ++passed;
        else if (check.waits)
            open << u"○ " % shortText(sentenceUtf8(check.sentence)); // nothing is wrong with it
        else if (check.state == CheckState::Warned)
            open << u"! " % shortText(sentenceUtf8(check.sentence));
        else
            open << u"✗ " % shortText(sentenceUtf8(check.sentence));
    }
    open.prepend(tr("%n passed", nullptr, passed));
    m_checks->setText(open.join(u'\n'));
}

} // namespace countersign
