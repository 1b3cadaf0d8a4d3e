using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Web.Desk.Questions;

/// <summary>
/// An application that nobody writes and nothing keeps: what the pages of a draft show when its form is only looked at. Its
/// id is that of no application, and says to which preview the links of those pages lead.
/// </summary>
public static class PreviewedApplication
{
    public static ApplicationState Of(CallState call) => new()
    {
        Id = Addresses.OfPreview(call.Id),
        CallId = call.Id,
        OwnerId = string.Empty,
        Stage = ApplicationStage.Draft,
        Content = ApplicationContent.Empty,
    };
}
