using System.Buffers;
using System.Text.RegularExpressions;

namespace Territoires.Core.Applications;

/// <summary>
/// What a PDF holds outside its compressed parts, read from end to end in pieces. The names of the catalogue and of the
/// encryption always stand there in clear: in a trailer, or in the dictionary of a stream of cross-references.
/// </summary>
/// <param name="IsEncrypted">Some revision of the file is encrypted.</param>
/// <param name="HasCatalogue">The catalogue that is named is there, or may be among compressed objects.</param>
internal sealed partial record PdfScan(bool IsEncrypted, bool HasCatalogue)
{
    private const int PieceBytes = 256 * 1024;

    /// <summary>Longer than any of the patterns, so that none is missed between two pieces.</summary>
    private const int Overlap = 256;

    /// <summary>A file of many revisions names its catalogue as often; they are nearly always the same.</summary>
    private const int MaxRoots = 64;

    public static async Task<PdfScan> OfAsync(Stream file, CancellationToken cancellation)
    {
        var (isEncrypted, hasObjectStreams) = (false, false);
        var roots = new HashSet<string>(StringComparer.Ordinal);
        await EachPieceAsync(file, piece =>
        {
            isEncrypted |= Encryption().IsMatch(piece);
            hasObjectStreams |= ObjectStream().IsMatch(piece);
            foreach (var root in Root().EnumerateMatches(piece))
            {
                if (roots.Count < MaxRoots)
                {
                    roots.Add(ObjectOf(piece.Slice(root.Index, root.Length)));
                }
            }
        }, cancellation);
        return new PdfScan(isEncrypted, roots.Count > 0 && (hasObjectStreams || await HoldsAsync(file, roots, cancellation)));
    }

    private static async Task<bool> HoldsAsync(Stream file, HashSet<string> roots, CancellationToken cancellation)
    {
        var found = false;
        await EachPieceAsync(file, piece =>
        {
            foreach (var opening in Opening().EnumerateMatches(piece))
            {
                found = found || roots.Contains(ObjectOf(piece.Slice(opening.Index, opening.Length)));
            }
        }, cancellation);
        return found;
    }

    private static async Task EachPieceAsync(Stream file, Piece look, CancellationToken cancellation)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(PieceBytes);
        var text = ArrayPool<char>.Shared.Rent(PieceBytes);
        try
        {
            file.Position = 0;
            var kept = 0;
            int read;
            while ((read = await file.ReadAtLeastAsync(
                bytes.AsMemory(kept, PieceBytes - kept), PieceBytes - kept, throwOnEndOfStream: false, cancellation)) > 0)
            {
                var length = kept + read;
                System.Text.Encoding.Latin1.GetChars(bytes.AsSpan(0, length), text);
                look(text.AsSpan(0, length));
                kept = Math.Min(Overlap, length);
                bytes.AsSpan(length - kept, kept).CopyTo(bytes);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<char>.Shared.Return(text);
        }
    }

    /// <summary>The number and the generation of an object, from « /Root 1 0 R » or « 1 0 obj ».</summary>
    private static string ObjectOf(ReadOnlySpan<char> reference)
    {
        var numbers = Number().EnumerateMatches(reference);
        numbers.MoveNext();
        var number = reference.Slice(numbers.Current.Index, numbers.Current.Length).TrimStart('0').ToString();
        numbers.MoveNext();
        return $"{number} {reference.Slice(numbers.Current.Index, numbers.Current.Length)}";
    }

    private delegate void Piece(ReadOnlySpan<char> text);

    [GeneratedRegex(
        @"/Encrypt\s{0,20}(?:<<|\d{1,10}\s{1,20}\d{1,5}\s{1,20}R)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Encryption();

    [GeneratedRegex(@"/Type\s{0,20}/ObjStm\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ObjectStream();

    [GeneratedRegex(@"/Root\s{0,20}\d{1,10}\s{1,20}\d{1,5}\s{1,20}R", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Root();

    [GeneratedRegex(@"\d{1,10}\s{1,20}\d{1,5}\s{1,20}obj\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
