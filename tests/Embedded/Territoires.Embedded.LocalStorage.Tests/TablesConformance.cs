using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Territoires.Embedded.LocalStorage.Tests;

/// <summary>Tables, entities, conditions and refusals.</summary>
public abstract partial class TablesConformance(StorageBackend backend)
{
    private const string Partition = "p";

    public static TheoryData<object> Values() =>
    [
        "", "texte à accents ☀ 𝒳", "it's \"quoted\" \\ \n", true, false, 0, int.MinValue, int.MaxValue, 0L, long.MinValue, long.MaxValue,
        0.0, 1.0, -1.5, 1e300, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"), new byte[] { 0, 1, 255 }, Array.Empty<byte>(),
        new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1_234_567), new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero),
    ];

    public static TheoryData<string> OddKeys() => ["", " ", "it's", "''", "a b", "100%", "%41", "é☀", "a+b", "a&b=c", "(x)", "a,b", "\"q\"", "~|{}[]<>^`", "..", "𝒳"];

    [Fact]
    public async Task A_table_is_created_once_and_deleted_once()
    {
        var name = StorageBackend.NewName();
        (await backend.Tables.CreateTableAsync(name)).Value.Name.ShouldBe(name);
        await Refused.AsAsync(409, "TableAlreadyExists", () => backend.Tables.CreateTableAsync(name));
        (await backend.Tables.CreateTableIfNotExistsAsync(name)).Value.Name.ShouldBe(name);
        (await backend.Tables.QueryAsync($"TableName eq '{name}'").ToListAsync()).ShouldHaveSingleItem().Name.ShouldBe(name);
        (await backend.Tables.DeleteTableAsync(name)).Status.ShouldBe(204);
        (await backend.Tables.DeleteTableAsync(name)).Status.ShouldBe(404);
        (await backend.Tables.QueryAsync($"TableName eq '{name}'").ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rows_of_a_missing_table_are_refused_as_TableNotFound()
    {
        var table = backend.Tables.GetTableClient(StorageBackend.NewName());
        await Refused.AsAsync(404, "TableNotFound", () => table.AddEntityAsync(new TableEntity(Partition, "1")));
        await Refused.AsAsync(404, "TableNotFound", async () => await table.QueryAsync<TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task An_entity_is_added_once_and_read_with_its_tag_and_instant()
    {
        var table = await backend.NewTableAsync();
        var added = await table.AddEntityAsync(new TableEntity(Partition, "1") { ["A"] = 1 });
        added.Status.ShouldBe(204);
        await Refused.AsAsync(409, "EntityAlreadyExists", () => table.AddEntityAsync(new TableEntity(Partition, "1")));
        var read = (await table.GetEntityAsync<TableEntity>(Partition, "1")).Value;
        read.ETag.ShouldBe(added.Headers.ETag!.Value);
        read.ETag.ToString().ShouldStartWith("W/\"datetime'");
        read.Timestamp!.Value.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5));
        read.GetInt32("A").ShouldBe(1);
    }

    [Fact]
    public async Task A_missing_entity_is_refused_absent_or_answered_404_as_each_method_says()
    {
        var table = await backend.NewTableAsync();
        await Refused.AsAsync(404, "ResourceNotFound", () => table.GetEntityAsync<TableEntity>(Partition, "1"));
        (await table.GetEntityIfExistsAsync<TableEntity>(Partition, "1")).HasValue.ShouldBeFalse();
        (await table.DeleteEntityAsync(Partition, "1")).Status.ShouldBe(404);
        await Refused.AsAsync(404, "ResourceNotFound", () => table.UpdateEntityAsync(new TableEntity(Partition, "1"), ETag.All));
    }

    [Fact]
    public async Task An_update_holds_only_for_the_tag_that_was_read()
    {
        var table = await backend.NewTableAsync();
        var first = (await table.AddEntityAsync(new TableEntity(Partition, "1") { ["A"] = 1 })).Headers.ETag!.Value;
        var second = (await table.UpdateEntityAsync(new TableEntity(Partition, "1") { ["A"] = 2 }, first)).Headers.ETag!.Value;
        second.ShouldNotBe(first);
        await Refused.AsAsync(412, "UpdateConditionNotSatisfied", () => table.UpdateEntityAsync(new TableEntity(Partition, "1") { ["A"] = 3 }, first));
        await Refused.AsAsync(412, "UpdateConditionNotSatisfied", () => table.DeleteEntityAsync(Partition, "1", first));
        (await table.GetEntityAsync<TableEntity>(Partition, "1")).Value.GetInt32("A").ShouldBe(2);
        await table.UpdateEntityAsync(new TableEntity(Partition, "1") { ["A"] = 4 }, ETag.All);
        (await table.DeleteEntityAsync(Partition, "1", ETag.All)).Status.ShouldBe(204);
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge, true)]
    [InlineData(TableUpdateMode.Replace, false)]
    public async Task Merge_keeps_and_replace_drops_what_is_not_named(TableUpdateMode mode, bool kept)
    {
        var table = await backend.NewTableAsync();
        await table.UpsertEntityAsync(new TableEntity(Partition, "1") { ["A"] = 1, ["B"] = 1 }, mode);
        await table.UpsertEntityAsync(new TableEntity(Partition, "1") { ["A"] = 2 }, mode);
        (await table.GetEntityAsync<TableEntity>(Partition, "1")).Value.ContainsKey("B").ShouldBe(kept);
        await table.AddEntityAsync(new TableEntity(Partition, "2") { ["A"] = 1, ["B"] = 1 });
        await table.UpdateEntityAsync(new TableEntity(Partition, "2") { ["A"] = 2, ["B"] = null }, ETag.All, mode);
        var read = (await table.GetEntityAsync<TableEntity>(Partition, "2")).Value;
        read.GetInt32("A").ShouldBe(2);
        read.ContainsKey("B").ShouldBe(kept);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_of_every_type_comes_back_as_it_was(object value)
    {
        var table = await backend.NewTableAsync();
        await table.AddEntityAsync(new TableEntity(Partition, "1") { ["A"] = value, ["None"] = null });
        var read = (await table.GetEntityAsync<TableEntity>(Partition, "1")).Value;
        read["A"].ShouldBe(value);
        read["A"].ShouldBeOfType(value.GetType());
        read.ContainsKey("None").ShouldBeFalse();
    }

    [Fact]
    public async Task A_typed_entity_comes_back_as_it_was()
    {
        var table = await backend.NewTableAsync();
        var at = new DateTimeOffset(2026, 3, 1, 13, 0, 0, TimeSpan.FromHours(1));
        var written = new SupplyEntity
        {
            PartitionKey = Partition,
            RowKey = "1",
            Text = "été",
            Flag = true,
            Count = 3,
            Cents = 4_000_000_000,
            Ratio = 2,
            At = at,
            AtTime = at.UtcDateTime,
            Id = Guid.NewGuid(),
            Bytes = [1, 2],
            Data = BinaryData.FromBytes([3]),
            Stage = Stage.Submitted,
            Original = "o",
            Ignored = "no",
        };
        await table.AddEntityAsync(written);
        var read = (await table.GetEntityAsync<SupplyEntity>(Partition, "1")).Value;
        (read.Text, read.Flag, read.Count, read.Cents, read.Ratio, read.At, read.AtTime, read.Maybe, read.Id, read.Stage, read.Original, read.Ignored)
            .ShouldBe((written.Text, true, 3, written.Cents, 2, at, at.UtcDateTime, null, written.Id, Stage.Submitted, "o", null));
        read.Bytes.ShouldBe(written.Bytes);
        read.Data!.ToArray().ShouldBe([3]);
        var raw = (await table.GetEntityAsync<TableEntity>(Partition, "1")).Value;
        (raw["Stage"], raw["Renamed"], raw.ContainsKey("Ignored")).ShouldBe(("Submitted", "o", false));
    }

    [Fact]
    public async Task The_synchronous_methods_do_the_same()
    {
        var table = await backend.NewTableAsync();
        // The synchronous methods are what is tested.
#pragma warning disable VSTHRD103
        table.AddEntity(new TableEntity(Partition, "1") { ["A"] = 1 });
        table.SubmitTransaction([new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(Partition, "2"))]).Value.Count.ShouldBe(1);
        table.UpdateEntity(new TableEntity(Partition, "1") { ["A"] = 2 }, table.GetEntity<TableEntity>(Partition, "1").Value.ETag);
        table.Query<TableEntity>(entity => entity.PartitionKey == Partition).Count().ShouldBe(2);
        table.DeleteEntity(Partition, "1").Status.ShouldBe(204);
        table.CreateIfNotExists().Value.Name.ShouldBe(table.Name);
        table.Delete().Status.ShouldBe(204);
#pragma warning restore VSTHRD103
    }

    [Theory]
    [MemberData(nameof(OddKeys))]
    public async Task Odd_keys_are_written_read_queried_and_deleted(string key)
    {
        var table = await backend.NewTableAsync();
        await table.AddEntityAsync(new TableEntity(key, key) { ["A"] = 1 });
        await table.UpsertEntityAsync(new TableEntity(key, key) { ["A"] = 2 });
        (await table.GetEntityAsync<TableEntity>(key, key)).Value.GetInt32("A").ShouldBe(2);
        var found = await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {key} and RowKey eq {key}")).ToListAsync();
        found.ShouldHaveSingleItem().RowKey.ShouldBe(key);
        await table.SubmitTransactionAsync([new TableTransactionAction(TableTransactionActionType.Delete, found[0], found[0].ETag)]);
        (await table.GetEntityIfExistsAsync<TableEntity>(key, key)).HasValue.ShouldBeFalse();
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\nb")]
    [InlineData("a\u0085b")]
    public async Task Keys_with_refused_characters_are_refused(string key)
    {
        var table = await backend.NewTableAsync();
        var code = backend.CodeOf("OutOfRangeInput");
        await Refused.AsAsync(400, code, () => table.AddEntityAsync(new TableEntity(key, "1")));
        await Refused.AsAsync(400, code, () => table.AddEntityAsync(new TableEntity("1", key)));
    }

    [Fact]
    public async Task Values_keys_and_entities_have_their_largest_sizes()
    {
        var table = await backend.NewTableAsync();
        var text = new string('x', 32 * 1024);
        await table.AddEntityAsync(new TableEntity(Partition, "fits") { ["A"] = text, ["B"] = new byte[64 * 1024] });
        (await table.GetEntityAsync<TableEntity>(Partition, "fits")).Value.GetString("A").ShouldBe(text);
        await Refused.AsAsync(400, "PropertyValueTooLarge", () => table.AddEntityAsync(new TableEntity(Partition, "1") { ["A"] = text + "x" }));
        await Refused.AsAsync(400, "PropertyValueTooLarge", () => table.AddEntityAsync(new TableEntity(Partition, "1") { ["A"] = new byte[(64 * 1024) + 1] }));
        await table.AddEntityAsync(new TableEntity(Partition, new string('k', 512)));
        await Refused.AsAsync(400, backend.CodeOf("KeyValueTooLarge"), () => table.AddEntityAsync(new TableEntity(Partition, new string('k', 513))));
        await backend.RefusesAsync(KnownDifferences.EntityAbove1MiB, 400, "EntityTooLarge", () => table.AddEntityAsync(Wide(17, text)));
    }

    [Fact]
    public async Task An_entity_has_at_most_252_properties()
    {
        var table = await backend.NewTableAsync();
        await table.AddEntityAsync(Wide(252, "x"));
        (await table.GetEntityAsync<TableEntity>(Partition, "252")).Value.Keys.Count(key => key.StartsWith('P') && key != "PartitionKey").ShouldBe(252);
        await backend.RefusesAsync(KnownDifferences.PropertiesAbove252, 400, "TooManyProperties", () => table.AddEntityAsync(Wide(253, "x")));
    }

    private static TableEntity Wide(int count, object value)
    {
        var entity = new TableEntity(Partition, count.ToString(CultureInfo.InvariantCulture));
        for (var index = 0; index < count; index++)
        {
            entity.Add(string.Create(CultureInfo.InvariantCulture, $"P{index}"), value);
        }

        return entity;
    }
}
