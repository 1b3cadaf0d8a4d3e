using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Territoires.Embedded.LocalStorage.Tests;

/// <summary>Any text, as a value, a key or a name: it comes back as it was, or is refused with the service's own error.</summary>
public abstract class TextConformance(StorageBackend backend)
{
    private const int LongestValue = 32 * 1024;
    private const int LargestEntity = 15;

    private static readonly string[] Naughty = JsonSerializer.Deserialize<string[]>(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "corpora", "naughty", "strings.json")))!;

    [Fact]
    public async Task Every_character_of_Unicode_comes_back_in_a_value()
    {
        var table = await backend.NewTableAsync();
        var number = 0;
        foreach (var values in EveryCharacter().Chunk(LargestEntity))
        {
            var row = new TableEntity("p", (number++).ToString("D3", CultureInfo.InvariantCulture));
            for (var index = 0; index < values.Length; index++)
            {
                row.Add(string.Create(CultureInfo.InvariantCulture, $"V{index:00}"), values[index]);
            }

            await table.AddEntityAsync(row);
        }

        var back = new StringBuilder();
        await foreach (var row in table.QueryAsync<TableEntity>())
        {
            foreach (var name in row.Keys.Where(name => name.StartsWith('V')).Order(StringComparer.Ordinal))
            {
                back.Append(row.GetString(name));
            }
        }

        back.Length.ShouldBeGreaterThan(2_000_000);
        (back.ToString() == string.Concat(EveryCharacter())).ShouldBeTrue("a character changed on its way");
    }

    /// <summary>Whole planes in steps that are prime to their blocks; the refused ones are met one by one below.</summary>
    [Fact]
    public async Task Characters_of_every_plane_come_back_in_keys()
    {
        var table = await backend.NewTableAsync();
        var keys = Scalars().Where((rune, index) => index % (rune.Plane == 0 ? 29 : 1013) == 0 && !IsRefusedInKeys(rune)).Select(rune => $"k{rune}").ToList();
        keys.Count.ShouldBeGreaterThan(3_000);
        foreach (var chunk in keys.Chunk(100))
        {
            await table.SubmitTransactionAsync(chunk.Select(key => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", key))));
        }

        var found = await table.QueryAsync<TableEntity>().Select(row => row.RowKey).ToListAsync();
        found.Order(StringComparer.Ordinal).ShouldBe(keys.Order(StringComparer.Ordinal));
        foreach (var key in keys.Where((_, index) => index % 97 == 0))
        {
            (await table.GetEntityAsync<TableEntity>("p", key)).Value.RowKey.ShouldBe(key);
        }
    }

    [Fact]
    public async Task Every_character_that_keys_cannot_hold_is_refused()
    {
        var table = await backend.NewTableAsync();
        foreach (var rune in Scalars().Where(IsRefusedInKeys))
        {
            await Refused.AsAsync(400, backend.CodeOf("OutOfRangeInput"), () => table.AddEntityAsync(new TableEntity("p", $"k{rune}")));
        }
    }

    [Fact]
    public async Task A_naughty_text_comes_back_as_a_value()
    {
        var table = await backend.NewTableAsync();
        foreach (var text in Naughty)
        {
            await table.UpsertEntityAsync(new TableEntity("p", "1") { ["V"] = text }, TableUpdateMode.Replace);
            (await table.GetEntityAsync<TableEntity>("p", "1")).Value.GetString("V").ShouldBe(text);
        }
    }

    [Fact]
    public async Task A_naughty_text_comes_back_as_a_key_or_is_refused()
    {
        var table = await backend.NewTableAsync();
        var refused = 0;
        foreach (var text in Naughty.Distinct(StringComparer.Ordinal))
        {
            if (text.EnumerateRunes().Any(IsRefusedInKeys))
            {
                refused++;
                await Refused.AsAsync(400, backend.CodeOf("OutOfRangeInput"), () => table.AddEntityAsync(new TableEntity("p", text)));
                continue;
            }

            await table.AddEntityAsync(new TableEntity("p", text));
            (await table.GetEntityAsync<TableEntity>("p", text)).Value.RowKey.ShouldBe(text);
            var found = await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey eq {text}")).ToListAsync();
            found.ShouldHaveSingleItem().RowKey.ShouldBe(text);
        }

        // Half of them hold a slash, a question mark or a control character.
        refused.ShouldBeInRange(1, Naughty.Length * 2 / 3);
    }

    [Fact]
    public async Task A_naughty_text_names_no_property_unless_it_is_an_identifier()
    {
        var table = await backend.NewTableAsync();
        foreach (var text in Naughty.Where(text => text.Length is > 0 and <= 255).Distinct(StringComparer.Ordinal))
        {
            var row = new TableEntity("p", "1") { [text] = 1 };
            if (IsIdentifier(text))
            {
                await table.UpsertEntityAsync(row, TableUpdateMode.Replace);
                (await table.GetEntityAsync<TableEntity>("p", "1")).Value.GetInt32(text).ShouldBe(1);
            }
            else
            {
                await backend.RefusesAsync(KnownDifferences.NoIdentifier, 400, "PropertyNameInvalid", () => table.UpsertEntityAsync(row, TableUpdateMode.Replace));
            }
        }
    }

    /// <summary>A dot segment is taken away from an address before it is sent: no address holds such a name.</summary>
    [Fact]
    public async Task A_naughty_text_names_a_blob_unless_an_address_cannot_hold_it()
    {
        var container = await backend.NewContainerAsync();
        var listed = await backend.NewContainerAsync();
        var names = Naughty.Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).ToLookup(text => text.Split('/').Any(segment => segment is "." or ".."));
        foreach (var name in names[true])
        {
            (await Should.ThrowAsync<RequestFailedException>(() => container.UploadBlobAsync(name, BinaryData.FromString(name)))).Status.ShouldBeOneOf(400, 404, 501);
        }

        foreach (var name in names[false])
        {
            await container.UploadBlobAsync(name, BinaryData.FromString(name));
            (await container.GetBlobClient(name).DownloadContentAsync()).Value.Content.ToString().ShouldBe(name);
            if (IsXml(name))
            {
                await listed.GetBlobClient(name).UploadAsync(BinaryData.FromString(name), overwrite: true);
            }
        }

        // The client takes away the slashes at both ends.
        (await NamesAsync(listed)).ShouldBe(names[false].Where(IsXml).Select(name => backend.BlobNameOf(name.Trim('/'))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_blob_whose_name_XML_cannot_hold_is_listed()
    {
        var container = await backend.NewContainerAsync();
        await container.UploadBlobAsync("a\u001b%41b", BinaryData.FromString("a"));
        await container.UploadBlobAsync("b", BinaryData.FromString("b"));

        await backend.UnlessAsync(KnownDifferences.ListingOfNamesBeyondXml, async () => (await NamesAsync(container)).ShouldBe(["a\u001b%41b", "b"]));
    }

    private static async Task<IEnumerable<string>> NamesAsync(BlobContainerClient container) =>
        (await container.GetBlobsAsync().Select(blob => blob.Name).ToListAsync()).Order(StringComparer.Ordinal);

    private static bool IsXml(string name) => name.EnumerateRunes().All(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value));

    /// <summary>Every scalar value in order, cut into texts that fit a property.</summary>
    private static IEnumerable<string> EveryCharacter()
    {
        var text = new StringBuilder(LongestValue);
        foreach (var rune in Scalars())
        {
            if (text.Length + rune.Utf16SequenceLength > LongestValue)
            {
                yield return text.ToString();
                text.Clear();
            }

            text.Append(rune);
        }

        yield return text.ToString();
    }

    private static IEnumerable<Rune> Scalars() =>
        Enumerable.Range(0, 0xD800).Concat(Enumerable.Range(0xE000, 0x110000 - 0xE000)).Select(value => new Rune(value));

    private static bool IsRefusedInKeys(Rune rune) => rune.Value is '/' or '\\' or '#' or '?' || Rune.IsControl(rune);

    private static bool IsIdentifier(string text) =>
        (text[0] == '_' || char.IsLetter(text[0]))
        && text.All(character => char.IsLetterOrDigit(character)
            || char.GetUnicodeCategory(character) is UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
}
