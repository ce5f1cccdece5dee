"""Where the papers that prove the record stand."""

from django.urls import path

from folkmoot.web.certificates import certificate, checkpoint, receipt

urlpatterns = [
    path("record/<int:index>/certificate.pdf", certificate.certificate, name="certificate"),
    path("record/<int:index>/receipt.pdf", receipt.receipt, name="receipt"),
    path("record/checkpoint.pdf", checkpoint.checkpoint, name="checkpoint"),
]
