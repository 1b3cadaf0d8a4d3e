using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;

namespace Territoires.Core.Storage;

/// <summary>
/// Texts too long for a row, in blobs named by their SHA-256: written before the row that names them, never to be another text. A table
/// takes 64 KB a property, which the agenda of a large session passes.
/// </summary>
public sealed class LongTexts(StorageClients storage)
{
    /// <summary>The longest text that stands in its row, in bytes of UTF-16, which is how a table counts.</summary>
    public const int MaxInRow = 30 * 1024;

    private readonly BlobContainerClient container = storage.Blobs.GetBlobContainerClient(TableKeys.TextsContainer);

    public static bool IsLong(string text) => text.Length * sizeof(char) > MaxInRow;

    public static string NameOf(string text) => NameOf(Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// Keeps the text. It is written though it may be there already: it is as young as the row that is going to name it, and
    /// <see cref="SupersededTexts"/> leaves it alone.
    /// </summary>
    public async Task KeepAsync(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        await container.GetBlobClient(NameOf(bytes)).UploadAsync(new BinaryData(bytes), overwrite: true, CancellationToken.None);
    }

    /// <exception cref="InvalidDataException">The blob is not the text that its name says: it was damaged.</exception>
    /// <exception cref="RequestFailedException">A row names the text and it is not there: data was lost.</exception>
    public async Task<string> ReadAsync(string name, CancellationToken cancellation)
    {
        var bytes = (await container.GetBlobClient(name).DownloadContentAsync(cancellation)).Value.Content.ToArray();
        return NameOf(bytes) == name
            ? Encoding.UTF8.GetString(bytes)
            : throw new InvalidDataException($"The long text {name} is not what its name says.");
    }

    private static string NameOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
