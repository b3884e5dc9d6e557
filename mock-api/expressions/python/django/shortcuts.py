from django.core.exceptions import ObjectDoesNotExist


class Http404(Exception):
    pass


def get_object_or_404(model, *conditions, **lookups):
    queryset = model if hasattr(model, "get") else model.objects
    try:
        return queryset.get(*conditions, **lookups)
    except ObjectDoesNotExist as error:
        raise Http404(f"No {queryset.model.__name__} matches the given query.") from error
