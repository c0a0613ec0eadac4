#include "ui/studio/shoppicker.h"

#include "models/view/followup.h"
#include "services/console/desk/studiodesk.h"
#include "ui/draft/shorttext.h"

namespace countersign {

ShopPicker::ShopPicker(StudioDesk& studio, bool every, const QString& objectName, QWidget* parent)
    : QComboBox(parent)
    , m_studio(studio)
    , m_every(every)
{
    setObjectName(objectName);
    setAccessibleName(tr("Shop"));
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    if (every)
        addItem(tr("Every shop"), QString());
    connect(this, &QComboBox::currentIndexChanged, this, &ShopPicker::shopChosen);
}

void ShopPicker::refresh()
{
    whenDone(m_studio.shops(), this, [this](const Result<std::vector<Shop>>& shops) {
        if (!shops)
            return; // the page's own question says what is wrong
        const QString before = currentData().toString();
        const bool none = count() == 0;
        {
            const QSignalBlocker quiet(this);
            clear();
            if (m_every)
                addItem(tr("Every shop"), QString());
            for (const Shop& shop : *shops)
                addItem(shortText(shop.name, 60), QString::fromStdString(shop.id));
            setCurrentIndex(count() == 0 ? -1 : std::max(0, findData(before)));
        }
        if (none ? count() > 0 : currentData().toString() != before)
            Q_EMIT shopChosen();
        Q_EMIT shopsRead();
    });
}

std::string ShopPicker::shopId() const
{
    return currentData().toString().toStdString();
}

} // namespace countersign
