using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CsvHelper;
using CsvHelper.Configuration;
using Territoires.Core.Storage;
using Territoires.Domain.Territories;

namespace Territoires.Core.Territories;

/// <summary>
/// The bodies that may apply: the national file, which ships with the app, and the bodies that an administrator added (for a
/// demonstration, invented ones). The file is read at the first question; the additions when they have changed, which is
/// asked each time.
/// </summary>
public sealed class Referential(StorageClients storage)
{
    /// <summary>The year of the national file in seeds/referential.</summary>
    public const string Vintage = "2026";

    private const string AdditionsName = "additions.json";
    private static readonly Lazy<NationalFile> National = new(ReadNational);
    private static readonly Lazy<TerritoryAliases> Aliases = new(
        () => new TerritoryAliases(
            Rows<FormerCommune>("former.csv"),
            [.. Rows<PostcodeRow>("postcodes.csv").Select(row => new Postcode(row.Postcode, row.Insee))]));
    private readonly BlobClient additions = storage.Blobs.GetBlobContainerClient(TableKeys.ReferentialContainer)
        .GetBlobClient(AdditionsName);
    private Known? known;

    public async Task<TerritoryDirectory> DirectoryAsync(CancellationToken cancellation) => (await KnownAsync(cancellation)).Directory;

    public async Task<Places> PlacesAsync(CancellationToken cancellation) => (await KnownAsync(cancellation)).Places;

    /// <summary>Both, for what names bodies and says where they are: the additions are asked for once.</summary>
    public async Task<(TerritoryDirectory Directory, Places Places)> ReadAsync(CancellationToken cancellation)
    {
        var now = await KnownAsync(cancellation);
        return (now.Directory, now.Places);
    }

    /// <summary>Which communes each body covers.</summary>
    public async Task<Perimeters> PerimetersAsync(CancellationToken cancellation) =>
        new(await DirectoryAsync(cancellation), National.Value.CommunesOf);

    /// <exception cref="ArgumentException">Two bodies carry the same code.</exception>
    public async Task ReplaceAdditionsAsync(Additions added)
    {
        _ = DirectoryWith(added);
        await additions.UploadAsync(BinaryData.FromString(StoredJson.Write(added)), overwrite: true, CancellationToken.None);
    }

    private async Task<Known> KnownAsync(CancellationToken cancellation)
    {
        var tag = await TagAsync(cancellation);
        if (known is { } current && current.Tag == tag)
        {
            return current;
        }

        var added = tag is null
            ? Additions.None
            : StoredJson.Read<Additions>((await additions.DownloadContentAsync(cancellation)).Value.Content.ToString());
        var loaded = new Known(tag, DirectoryWith(added), new Places(PlacesWith(added.Places)));
        known = loaded;
        return loaded;
    }

    private static TerritoryDirectory DirectoryWith(Additions added) => new(
        [.. National.Value.Bodies, .. added.Bodies], Aliases.Value,
        PlacesWith(added.Places).Values.ToDictionary(place => place.Departement, place => $"{place.Name} {place.Region}"));

    private async Task<ETag?> TagAsync(CancellationToken cancellation)
    {
        try
        {
            BlobProperties properties = await additions.GetPropertiesAsync(cancellationToken: cancellation);
            return properties.ETag;
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            return null;
        }
    }

    private static NationalFile ReadNational()
    {
        var communes = Rows<CommuneRow>("communes.csv");
        var members = communes
            .SelectMany(row => new[] { (Body: row.Epci, Row: row), (Body: row.Ept, Row: row) })
            .Where(pair => pair.Body.Length > 0)
            .ToLookup(pair => pair.Body, pair => pair.Row);
        return new NationalFile(
            [
                .. communes.Select(row => row.ToTerritory()), .. Rows<EpciRow>("epci.csv")
                .Select(row => row.ToTerritory([.. members[row.Siren]])),
            ],
            members.SelectMany(body => body, (body, row) => (Body: body.Key, row.Insee))
                .ToLookup(pair => pair.Body, pair => pair.Insee, StringComparer.Ordinal));
    }

    private static Dictionary<string, Place> PlacesWith(IReadOnlyList<Place> added)
    {
        var regions = Rows<RegionRow>("regions.csv").ToDictionary(row => row.Code, row => row.Name);
        return Rows<DepartementRow>("departements.csv")
            .Where(row => regions.ContainsKey(row.Region))
            .Select(row => new Place(row.Code, regions[row.Region], row.Name))
            .Concat(added)
            .ToDictionary(place => place.Departement);
    }

    private static IReadOnlyList<T> Rows<T>(string file)
    {
        using var reader = new StreamReader(Path.Combine(AppContext.BaseDirectory, "referential", file));
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            // The columns are the records' members in small letters.
            PrepareHeaderForMatch = header => header.Header.ToLowerInvariant(),
        });
        return [.. csv.GetRecords<T>()];
    }

    /// <param name="CommunesOf">INSEE codes of the communes of each EPCI and each EPT, by its SIREN.</param>
    private sealed record NationalFile(IReadOnlyList<Territory> Bodies, ILookup<string, string> CommunesOf);

    private sealed record Known(ETag? Tag, TerritoryDirectory Directory, Places Places);
}
