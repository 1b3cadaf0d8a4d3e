using Territoires.Domain.Applications;

namespace Territoires.Domain.Enquiries;

/// <summary>The name of an enquiry: made as that of an application is, so that it says its call and sorts by when it was asked.</summary>
public static class EnquiryId
{
    /// <param name="call">A valid <see cref="Calls.CallId"/>.</param>
    /// <param name="guid">Of version 7, made at the instant at which it is asked.</param>
    public static string Of(string call, Guid guid) => ApplicationKey.Of(call, guid);

    /// <summary>The call in the id; null when this is no id of an enquiry.</summary>
    public static string? CallOf(string id) => ApplicationKey.CallOf(id);
}
