using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Territoires.Embedded.LocalStorage.Tests;

/// <summary>Filters, order and pages.</summary>
public abstract partial class TablesConformance
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Guid Id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

    public static TheoryData<string, string> Filters() => new()
    {
        { "", "1 2 3" },
        { "Text eq 'b''c'", "2" },
        { "Text ne 'a'", "2" },
        { "Text gt 'a'", "2" },
        { "Flag eq true", "1" },
        { "not (Flag eq true)", "2 3" },
        { "Count gt 1", "2 3" },
        { "Count ge 2 and Count lt 3", "2" },
        { "Count eq 1 or Count eq 3", "1 3" },
        { "Count eq 1 or Count eq 2 and Text eq 'none'", "1" },
        { "(Count eq 1 or Count eq 2) and Count ne 1", "2" },
        { "Cents eq 4000000002L", "2" },
        { "Ratio le 1.5", "1" },
        { "At gt datetime'2026-03-01T12:00:00Z'", "2 3" },
        { "Id eq guid'0f8fad5b-d9cb-469f-a165-70867728950e'", "1" },
        { "Bytes eq X'01FF'", "1" },
        { "Missing eq 1", "" },
        { "Missing ne 1", "" },
        { "PartitionKey eq 'p' and RowKey ge '2' and RowKey lt '3'", "2" },
        { "PartitionKey eq 'other'", "" },
        { "PartitionKey gt 'a' and PartitionKey lt 'q' and Count le 2", "1 2" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_finds_exactly_what_it_says(string filter, string rows)
    {
        var table = await backend.NewTableAsync();
        await FillAsync(table);
        var found = await table.QueryAsync<TableEntity>(filter).ToListAsync();
        string.Join(' ', found.Select(entity => entity.RowKey)).ShouldBe(backend.FoundBy(filter, rows));
    }

    [Fact]
    public async Task An_expression_finds_what_its_filter_finds()
    {
        var table = await backend.NewTableAsync();
        await FillAsync(table);
        var (count, wanted) = (2, new { Text = "b'c" });
        (await KeysAsync(table.QueryAsync<SupplyEntity>(entity => entity.Count >= count && entity.Text == wanted.Text))).ShouldBe("2");
        (await KeysAsync(table.QueryAsync<SupplyEntity>(entity => entity.Flag || entity.Cents > 4_000_000_002))).ShouldBe("1 3");
        (await KeysAsync(table.QueryAsync<SupplyEntity>(entity => !(entity.At <= Noon.AddHours(1)) && entity.Id != Id))).ShouldBe("3");
        (await KeysAsync(table.QueryAsync<SupplyEntity>(entity => entity.PartitionKey == "p" && string.CompareOrdinal(entity.RowKey, "2") >= 0 && entity.RowKey.CompareTo("3") < 0))).ShouldBe("2");
        (await KeysAsync(table.QueryAsync<TableEntity>(entity => entity.GetInt32("Count") < 3 && (string)entity["Text"] != "a"))).ShouldBe("2");
    }

    [Fact]
    public async Task Rows_come_in_the_ordinal_order_of_their_keys()
    {
        var table = await backend.NewTableAsync();
        string[] keys = ["", " ", "-", "0", "00", "1", "10", "2", "A", "Z", "_", "a", "aa", "b", "é", "ﬀ"];
        foreach (var key in keys.Reverse())
        {
            await table.AddEntityAsync(new TableEntity("q", key));
            await table.AddEntityAsync(new TableEntity("P", key));
        }

        var found = await table.QueryAsync<TableEntity>(maxPerPage: 7).Select(entity => entity.PartitionKey + entity.RowKey).ToListAsync();
        found.ShouldBe([.. keys.Select(key => "P" + key), .. keys.Select(key => "q" + key)]);
    }

    [Fact]
    public async Task Pages_are_followed_to_the_last_row_and_can_be_resumed()
    {
        var table = await backend.NewTableAsync();
        await AddAsync(table, 1_050);
        var pages = await table.QueryAsync<TableEntity>("PartitionKey eq 'p'").AsPages().ToListAsync();
        pages.Select(page => page.Values.Count).ShouldBe([1000, 50]);
        pages[^1].ContinuationToken.ShouldBeNull();
        var resumed = await table.QueryAsync<TableEntity>("PartitionKey eq 'p'").AsPages(pages[0].ContinuationToken).ToListAsync();
        resumed.ShouldHaveSingleItem().Values[0].RowKey.ShouldBe("001000");
        var small = await table.QueryAsync<TableEntity>("N ge 1040", maxPerPage: 4).AsPages().ToListAsync();
        small.Sum(page => page.Values.Count).ShouldBe(10);
        small.ShouldAllBe(page => page.Values.Count <= 4);
        await backend.RefusesAsync(KnownDifferences.TopAbove1000, 400, "InvalidInput", async () => await table.QueryAsync<TableEntity>(maxPerPage: 1001).ToListAsync());
    }

    [Fact]
    public async Task Selected_properties_come_alone()
    {
        var table = await backend.NewTableAsync();
        await FillAsync(table);
        var read = await table.QueryAsync<TableEntity>("RowKey eq '1'", select: ["Count", "RowKey", "Missing"]).FirstAsync();
        read.Keys.Where(key => key is not "odata.etag").Order().ShouldBe(["Count", "RowKey"]);
        (await table.GetEntityAsync<TableEntity>(Partition, "1", ["Count"])).Value.ContainsKey("Text").ShouldBeFalse();
    }

    [Theory]
    [InlineData("Count eq")]
    [InlineData("(Count eq 1")]
    [InlineData("Count eq 1 Count eq 2")]
    [InlineData("Text eq 'open")]
    public async Task What_is_no_filter_is_refused(string filter)
    {
        var table = await backend.NewTableAsync();
        await backend.RefusesAsync(filter, 400, "InvalidInput", async () => await table.QueryAsync<TableEntity>(filter).ToListAsync());
    }

    private static async Task FillAsync(TableClient table)
    {
        await table.AddEntityAsync(new TableEntity(Partition, "1")
        {
            ["Text"] = "a",
            ["Flag"] = true,
            ["Count"] = 1,
            ["Cents"] = 4_000_000_001L,
            ["Ratio"] = 1.5,
            ["At"] = Noon,
            ["Id"] = Id,
            ["Bytes"] = new byte[] { 1, 255 },
        });
        await table.AddEntityAsync(new TableEntity(Partition, "2")
        {
            ["Text"] = "b'c",
            ["Flag"] = false,
            ["Count"] = 2,
            ["Cents"] = 4_000_000_002L,
            ["Ratio"] = 2.5,
            ["At"] = Noon.AddTicks(1),
            ["Id"] = Guid.Empty,
            ["Bytes"] = new byte[] { 2 },
        });
        await table.AddEntityAsync(new TableEntity(Partition, "3")
        {
            ["Flag"] = false,
            ["Count"] = 3,
            ["Cents"] = 4_000_000_003L,
            ["Ratio"] = 3.0,
            ["At"] = Noon.AddDays(1),
            ["Id"] = Guid.Empty,
        });
    }

    private static async Task AddAsync(TableClient table, int count)
    {
        foreach (var chunk in Enumerable.Range(0, count).Chunk(100))
        {
            await table.SubmitTransactionAsync(chunk.Select(number => new TableTransactionAction(
                TableTransactionActionType.Add, new TableEntity(Partition, number.ToString("D6", CultureInfo.InvariantCulture)) { ["N"] = number })));
        }
    }

    private static async Task<string> KeysAsync<T>(AsyncPageable<T> entities)
        where T : class, ITableEntity => string.Join(' ', (await entities.ToListAsync()).Select(entity => entity.RowKey));
}
