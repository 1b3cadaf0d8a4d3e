using System.Security.Cryptography;
using System.Text;

namespace Territoires.Domain.Applications;

/// <summary>
/// Who signs an application: a legal representative of its bodies, or who was mandated by one. It says who a person is, so
/// it stands in a row of its own, which can be erased; the fact holds its id and its salted hash alone.
/// </summary>
/// <param name="Id">Names the row.</param>
/// <param name="Salt">Drawn for this signature: without the row, the hash tells nothing of a name.</param>
/// <param name="Name">Of the legal representative; 1 to <see cref="MaxText"/> characters.</param>
/// <param name="Function">Of the legal representative; 1 to <see cref="MaxText"/> characters.</param>
/// <param name="Certified">True when the signer declared to be that person, or to be entitled to sign for the bodies.</param>
public sealed record LegalSignature(string Id, string Salt, string Name, string Function, bool Certified)
{
    public const int MaxText = 200;

    /// <summary>One that says nothing: its faults are those of a signature that is missing.</summary>
    public static readonly LegalSignature Missing = new(string.Empty, string.Empty, string.Empty, string.Empty, Certified: false);

    public SignatureSeal Seal =>
        new(Id, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Salt, Name, Function)))));

    /// <summary>All that is wrong with it; empty when nothing is.</summary>
    public IEnumerable<Fault> Faults()
    {
        if (IsMissing(Name))
        {
            yield return new Fault("signature.name", "Indiquez le nom du représentant légal, en 200 caractères au plus.");
        }

        if (IsMissing(Function))
        {
            yield return new Fault("signature.function", "Indiquez la fonction du représentant légal, en 200 caractères au plus.");
        }

        if (!Certified)
        {
            yield return new Fault(
                "signature.certified", "Certifiez être le représentant légal du porteur, ou être habilité à signer en son nom.");
        }
    }

    private static bool IsMissing(string text) => string.IsNullOrWhiteSpace(text) || text.Length > MaxText || text.Any(char.IsControl);
}

/// <summary>What the chain holds of a signature.</summary>
/// <param name="Id">Names the row where it stands, or stood until it was erased.</param>
/// <param name="Sha256">Of salt, name and function, one a line, in UTF-8; lower-case hexadecimal.</param>
public sealed record SignatureSeal(string Id, string Sha256);
