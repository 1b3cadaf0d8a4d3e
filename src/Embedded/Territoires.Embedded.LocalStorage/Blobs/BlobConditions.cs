using Territoires.Embedded.LocalStorage.Http;

namespace Territoires.Embedded.LocalStorage.Blobs;

/// <summary>If-Match and If-None-Match. Conditions on dates are refused by the service as a whole.</summary>
internal static class BlobConditions
{
    public static void CheckWrite(Call call, BlobRow? existing)
    {
        if (call.Header("If-None-Match") is { } none && existing is not null && Matches(none, existing))
        {
            throw none == "*" ? new ServiceFault(409, "BlobAlreadyExists", "The specified blob already exists.") : NotMet(412);
        }

        CheckIfMatch(call, existing);
    }

    public static void CheckRead(Call call, BlobRow existing)
    {
        CheckIfMatch(call, existing);
        if (call.Header("If-None-Match") is { } none && Matches(none, existing))
        {
            throw NotMet(304);
        }
    }

    private static void CheckIfMatch(Call call, BlobRow? existing)
    {
        if (call.Header("If-Match") is { } match && (existing is null || !Matches(match, existing)))
        {
            throw NotMet(412);
        }
    }

    private static ServiceFault NotMet(int status) => new(status, "ConditionNotMet", "The condition specified using HTTP conditional header(s) is not met.");

    private static bool Matches(string header, BlobRow blob) => header == "*" || header.Trim('"') == blob.ETag.Trim('"');
}
