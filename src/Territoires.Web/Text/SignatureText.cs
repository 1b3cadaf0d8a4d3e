using Territoires.Domain.Jury;

namespace Territoires.Web.Text;

/// <summary>Who signed minutes, and when.</summary>
public static class SignatureText
{
    /// <param name="signature">The signature.</param>
    /// <param name="members">What is shown of people, by id; what the id says of whom nothing more is known.</param>
    /// <param name="zone">Of the call.</param>
    public static string Of(Signature signature, IReadOnlyDictionary<string, string> members, string zone) =>
        (members.GetValueOrDefault(signature.SignerId) ?? PersonWords.Of(signature.SignerId))
            + (signature.At is { } at ? $", le {FrenchText.Instant(at, zone)}" : string.Empty);
}
