using Azure;
using Azure.Data.Tables;

namespace Territoires.Embedded.LocalStorage.Tests;

/// <summary>Transactions.</summary>
public abstract partial class TablesConformance
{
    [Fact]
    public async Task A_transaction_does_all_its_actions_and_tells_their_tags()
    {
        var table = await backend.NewTableAsync();
        await AddAsync(table, 4);
        var result = await table.SubmitTransactionAsync(
        [
            Action(TableTransactionActionType.Add, "new"),
            Action(TableTransactionActionType.UpdateMerge, "000000"),
            Action(TableTransactionActionType.UpdateReplace, "000001"),
            Action(TableTransactionActionType.Delete, "000002"),
            Action(TableTransactionActionType.UpsertMerge, "000003"),
            Action(TableTransactionActionType.UpsertReplace, "newer"),
        ]);
        result.Value.ShouldAllBe(part => part.Status == 204);
        var rows = await table.QueryAsync<TableEntity>().ToDictionaryAsync(entity => entity.RowKey);
        rows.Keys.ShouldBe(["000000", "000001", "000003", "new", "newer"]);
        rows["000000"].ContainsKey("N").ShouldBeTrue();
        rows["000001"].ContainsKey("N").ShouldBeFalse();
        rows["000003"].ContainsKey("N").ShouldBeTrue();
        result.Value[0].Headers.ETag.ShouldBe(rows["new"].ETag);
        result.Value[1].Headers.ETag.ShouldBe(rows["000000"].ETag);
    }

    [Fact]
    public async Task A_refused_action_undoes_the_others_and_its_index_is_told()
    {
        var table = await backend.NewTableAsync();
        await AddAsync(table, 1);
        var exception = await FailAsync(table, Action(TableTransactionActionType.Add, "a"), Action(TableTransactionActionType.Add, "b"), Action(TableTransactionActionType.Add, "000000"));
        (exception.Status, exception.ErrorCode, exception.FailedTransactionActionIndex).ShouldBe((409, "EntityAlreadyExists", 2));
        (await table.QueryAsync<TableEntity>().ToListAsync()).ShouldHaveSingleItem().RowKey.ShouldBe("000000");
    }

    [Fact]
    public async Task A_stale_tag_undoes_the_transaction()
    {
        var table = await backend.NewTableAsync();
        var stale = (await table.AddEntityAsync(new TableEntity(Partition, "state") { ["V"] = 1 })).Headers.ETag!.Value;
        await table.UpdateEntityAsync(new TableEntity(Partition, "state") { ["V"] = 2 }, stale);
        var exception = await FailAsync(
            table,
            Action(TableTransactionActionType.Add, "fact"),
            new TableTransactionAction(TableTransactionActionType.UpdateReplace, new TableEntity(Partition, "state") { ["V"] = 3 }, stale));
        (exception.Status, exception.ErrorCode, exception.FailedTransactionActionIndex).ShouldBe((412, "UpdateConditionNotSatisfied", 1));
        (await table.GetEntityIfExistsAsync<TableEntity>(Partition, "fact")).HasValue.ShouldBeFalse();
        (await table.GetEntityAsync<TableEntity>(Partition, "state")).Value.GetInt32("V").ShouldBe(2);
    }

    [Fact]
    public async Task Transactions_in_flight_together_leave_each_other_alone()
    {
        var table = await backend.NewTableAsync();
        await AddAsync(table, 1);
        var acknowledged = await Task.WhenAll(Enumerable.Range(0, 120).Select(async writer =>
        {
            var partition = $"writer {writer}";
            TableTransactionAction[] actions = [.. Enumerable.Range(0, 10).Select(row => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(partition, $"{row}")))];
            // Every other one is refused at its last action, whose row is there already.
            if (writer % 2 == 0)
            {
                await table.AddEntityAsync(new TableEntity(partition, "9"));
                await Should.ThrowAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(actions));
                return 1;
            }

            await table.SubmitTransactionAsync(actions);
            return 10;
        }));
        (await table.QueryAsync<TableEntity>().CountAsync()).ShouldBe(1 + acknowledged.Sum());
    }

    [Fact]
    public async Task A_missing_row_undoes_the_transaction()
    {
        var table = await backend.NewTableAsync();
        var exception = await FailAsync(table, Action(TableTransactionActionType.Add, "a"), Action(TableTransactionActionType.UpdateMerge, "none"));
        (exception.Status, exception.ErrorCode, exception.FailedTransactionActionIndex).ShouldBe((404, "ResourceNotFound", 1));
        (await table.QueryAsync<TableEntity>().ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_transaction_takes_one_partition_each_row_once_and_100_actions()
    {
        var table = await backend.NewTableAsync();
        await AddAsync(table, 100);
        var twice = await FailAsync(table, Action(TableTransactionActionType.Add, "a"), Action(TableTransactionActionType.UpsertMerge, "a"));
        (twice.Status, twice.ErrorCode).ShouldBe((400, "InvalidDuplicateRow"));
        (await table.QueryAsync<TableEntity>().ToListAsync()).Count.ShouldBe(100);
        TableTransactionAction[] apart = [Action(TableTransactionActionType.Add, "a"), new(TableTransactionActionType.Add, new TableEntity("q", "a"))];
        await backend.RefusesAsync(KnownDifferences.TwoPartitions, 400, "CommandsInBatchActOnDifferentPartitions", () => table.SubmitTransactionAsync(apart));
        var tooMany = await FailAsync(table, [.. Enumerable.Range(1000, 101).Select(number => Action(TableTransactionActionType.Add, $"{number}"))]);
        (tooMany.Status, tooMany.ErrorCode).ShouldBe((400, "InvalidInput"));
    }

    [Fact]
    public async Task A_transaction_is_at_most_4_MiB()
    {
        var table = await backend.NewTableAsync();
        var actions = Enumerable.Range(0, 9).Select(number => new TableTransactionAction(TableTransactionActionType.Add, Wide(15 + number, new string('x', 32_000)))).ToList();
        (await Should.ThrowAsync<RequestFailedException>(() => table.SubmitTransactionAsync(actions))).Status.ShouldBe(413);
        (await table.QueryAsync<TableEntity>().ToListAsync()).ShouldBeEmpty();
    }

    private static TableTransactionAction Action(TableTransactionActionType type, string row) => new(type, new TableEntity(Partition, row) { ["A"] = "it's é" });

    private static Task<TableTransactionFailedException> FailAsync(TableClient table, params TableTransactionAction[] actions) =>
        Should.ThrowAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(actions));
}
