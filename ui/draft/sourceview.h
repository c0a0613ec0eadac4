#pragma once
// The exact bytes that a signature covers, with their digest. The address alone is masked on the screen.
#include "models/domain/draft.h"

#include <QPlainTextEdit>

namespace countersign {

class SourceView final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit SourceView(QWidget* parent = nullptr);
    void showSource(const Draft& draft, const Content& content);
    QVariant loadResource(int type, const QUrl& name) override;
};

} // namespace countersign
