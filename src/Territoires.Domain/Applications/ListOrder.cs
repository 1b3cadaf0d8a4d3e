using System.Security.Cryptography;
using System.Text;

namespace Territoires.Domain.Applications;

/// <summary>
/// The order of every list of applications that people read, the jury's agenda first. Who comes first has an advantage, so nobody may
/// choose it: not by a number, by a title or by being early. Each submission has a key that the server drew when it received it and
/// that nothing shows; received before there were such keys, an application goes by a hash of its id.
/// </summary>
public static class ListOrder
{
    public static string KeyOf(ApplicationState application) => KeyOf(application.Id, application.Submission);

    public static IEnumerable<ApplicationState> InListOrder(this IEnumerable<ApplicationState> applications) =>
        applications.OrderBy(KeyOf, StringComparer.Ordinal).ThenBy(application => application.Id, StringComparer.Ordinal);

    public static IEnumerable<ListedApplication> InListOrder(this IEnumerable<ListedApplication> applications) =>
        applications.OrderBy(application => KeyOf(application.Id, application.Submission), StringComparer.Ordinal)
            .ThenBy(application => application.Id, StringComparer.Ordinal);

    private static string KeyOf(string id, Submission? submission) =>
        submission?.ListKey ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..32];
}
