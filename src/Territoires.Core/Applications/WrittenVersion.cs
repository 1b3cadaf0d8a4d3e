using System.Globalization;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;

namespace Territoires.Core.Applications;

/// <summary>
/// The entity tag of what an applicant writes. That of a correction counts its own saves alone: the version of the whole
/// application moves with what services and jurors do, which is not theirs to know.
/// </summary>
public static class WrittenVersion
{
    public static string Of(Loaded<ApplicationState> application) => application.State is { Correction: { Work: { } work } correction }
        ? string.Create(CultureInfo.InvariantCulture, $"\"correction-{correction.Number}-{work.Revision}\"")
        : application.EntityTag;
}
