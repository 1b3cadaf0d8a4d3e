using Azure.Data.Tables;

namespace Territoires.Embedded.LocalStorage.Tests;

/// <summary>The text of filters, and what the client refuses before sending.</summary>
public sealed class TableFilterTests
{
    [Fact]
    public void Each_value_becomes_a_literal_of_its_type()
    {
        var at = new DateTimeOffset(2026, 3, 1, 13, 0, 0, TimeSpan.FromHours(1));
        TableClient.CreateQueryFilter($"A eq {"it's"} and B eq {1} and C eq {2L} and D eq {3.0} and E eq {true} and F eq {at} and G eq {Guid.Empty} and H eq {new byte[] { 255 }} and I eq {Stage.Draft}")
            .ShouldBe("A eq 'it''s' and B eq 1 and C eq 2L and D eq 3.0 and E eq true and F eq datetime'2026-03-01T12:00:00.0000000Z' "
                + "and G eq guid'00000000-0000-0000-0000-000000000000' and H eq X'FF' and I eq 'Draft'");
    }

    [Fact]
    public void An_expression_becomes_comparisons_of_stored_names()
    {
        var limit = 5L;
        TableClient.CreateQueryFilter<SupplyEntity>(entity => entity.Stage == Stage.Submitted && entity.Original == "x").ShouldBe("(Stage eq 'Submitted') and (Renamed eq 'x')");
        TableClient.CreateQueryFilter<SupplyEntity>(entity => limit < entity.Cents).ShouldBe("Cents gt 5L");
        TableClient.CreateQueryFilter<SupplyEntity>(entity => !entity.Flag).ShouldBe("not (Flag eq true)");
        TableClient.CreateQueryFilter<SupplyEntity>(entity => entity.Maybe!.Value > DateTimeOffset.UnixEpoch).ShouldBe("Maybe gt datetime'1970-01-01T00:00:00.0000000Z'");
    }

    [Fact]
    public void What_the_service_cannot_evaluate_is_refused()
    {
        Should.Throw<NotSupportedException>(() => TableClient.CreateQueryFilter<SupplyEntity>(entity => entity.Text!.Contains('x')));
        Should.Throw<NotSupportedException>(() => TableClient.CreateQueryFilter<SupplyEntity>(entity => entity.Count == entity.Cents));
        Should.Throw<ArgumentException>(() => TableClient.CreateQueryFilter<SupplyEntity>(entity => entity.Text == null));
        Should.Throw<ArgumentException>(() => TableClient.CreateQueryFilter($"Price eq {1.5m}"));
    }

    [Fact]
    public async Task Values_that_tables_do_not_store_are_refused_before_sending()
    {
        var table = new TableClient("UseDevelopmentStorage=true", "rows");
        table.Uri.ShouldBe(new Uri("http://127.0.0.1:10002/devstoreaccount1/rows"));
        await Should.ThrowAsync<NotSupportedException>(() => table.AddEntityAsync(new TableEntity("p", "1") { ["Price"] = 1.5m }));
        await Should.ThrowAsync<NotSupportedException>(() => table.AddEntityAsync(new TableEntity("p", "1") { ["At"] = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Local) }));
        await Should.ThrowAsync<ArgumentNullException>(() => table.AddEntityAsync(new TableEntity { ["A"] = 1 }));
        await Should.ThrowAsync<ArgumentException>(() => table.UpdateEntityAsync(new TableEntity("p", "1"), default));
        await Should.ThrowAsync<InvalidOperationException>(() => table.SubmitTransactionAsync([]));
        Should.Throw<FormatException>(() => new TableServiceClient("AccountName=a"));
    }

    [Fact]
    public void A_value_keeps_its_type_in_an_entity()
    {
        var entity = new TableEntity("p", "1") { ["A"] = 1 };
        entity.GetString("None").ShouldBeNull();
        Should.Throw<InvalidOperationException>(() => entity["A"] = "text");
        Should.Throw<InvalidOperationException>(() => entity.GetInt64("A"));
    }
}
