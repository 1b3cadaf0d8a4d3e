namespace Territoires.Tests.Architecture.Platform;

/// <summary>Members that are right in some places only, held to those places in the compiled app.</summary>
public sealed class AppCallTests
{
    private const string DurableClient = "Microsoft.DurableTask.Client.DurableTaskClient";

    /// <summary>Backends differ on everything else, and a listing of instances reads the whole hub.</summary>
    [Fact]
    public void Of_the_durable_client_the_app_starts_asks_and_tells_by_id_and_nothing_else() =>
        AppCalls.All.Where(use => use.Type == DurableClient).Select(use => use.Member).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["GetInstanceAsync", "RaiseEventAsync", "ScheduleNewOrchestrationInstanceAsync"]);

    /// <summary>A start says which statuses refuse a duplicate, an event is sent to an instance that was asked for first.</summary>
    [Fact]
    public void Starts_and_events_go_each_through_the_one_place_that_guards_them()
    {
        AppCalls.UsersOf(DurableClient, "ScheduleNewOrchestrationInstanceAsync").ShouldBe(["Instances"]);
        AppCalls.UsersOf("Microsoft.DurableTask.Client.StartOrchestrationOptionsExtensions", "WithDedupeStatuses").ShouldBe(["Instances"]);
        AppCalls.UsersOf(DurableClient, "RaiseEventAsync").ShouldBe(["Effects.EffectRunner"]);
        AppCalls.UsersOf(DurableClient, "GetInstanceAsync").ShouldContain("Effects.EffectRunner");
    }

    [Fact]
    public void Nothing_registers_the_durable_worker_or_its_client_itself() =>
        AppCalls.All.Where(use => use.Member is "AddDurableTaskWorker" or "AddDurableTaskClient" or "CreateCheckStatusResponse"
            or "CreateCheckStatusResponseAsync" or "CreateHttpManagementPayload")
            .Select(use => $"{use.From} → {use.Member}").ShouldBeEmpty();

    /// <summary>
    /// « Whatever is there » is for rows that nobody decides on: outbox rows that are done, a session that ends, a signature that no
    /// fact names. As <c>If-None-Match</c> it says « nothing is there », which is what blobs named by their content want.
    /// </summary>
    [Fact]
    public void Writing_whatever_is_there_is_for_rows_that_are_done_and_new_blobs() =>
        AppCalls.UsersOf("Azure.ETag", "All").ShouldBe(
        [
            "Applications.SignatureStore", "Effects.Outbox", "Mail.MailStore", "Sessions.WebSessions", "SignIn.AccessTokenStore",
            "Storage.DocumentStore",
        ]);

    /// <summary>What a request says of its host is forwarded from outside; only a developer's own machine is believed.</summary>
    [Fact]
    public void The_host_of_a_request_is_read_for_a_developers_own_machine_only() =>
        AppCalls.UsersOf("Microsoft.AspNetCore.Http.HttpRequest", "get_Host").ShouldBe(["Served.PublicSite"]);

    [Fact]
    public void The_address_of_a_caller_is_read_for_a_developers_own_machine_and_for_limits_only() =>
        AppCalls.UsersOf("Microsoft.AspNetCore.Http.ConnectionInfo", "get_RemoteIpAddress")
            .ShouldBe(["Access.DevelopmentOnly", "Door.ClientAddress"]);

    /// <summary>Without keys there is no signature for tables at all; documents go through the app, which knows who asks.</summary>
    [Fact]
    public void No_signed_address_of_storage_is_given() =>
        AppCalls.All.Where(
            use => use.Member.StartsWith("GenerateSas", StringComparison.Ordinal)
                || use.Type.Contains("SasBuilder", StringComparison.Ordinal)
                || use.Member.StartsWith("GetUserDelegationKey", StringComparison.Ordinal))
            .ShouldBeEmpty();

    /// <summary>Each instance has its own memory: what two must agree on stands in a table.</summary>
    [Fact]
    public void Nothing_is_kept_in_the_memory_cache_of_one_instance() =>
        AppCalls.All.Where(use => use.Type.StartsWith("Microsoft.Extensions.Caching.", StringComparison.Ordinal)
            || use.Type.StartsWith("System.Runtime.Caching.", StringComparison.Ordinal))
            .Select(use => $"{use.From} → {use.Type}").ShouldBeEmpty();

    /// <summary>The worker's would also run for timers, activities and every replay of an orchestration.</summary>
    [Fact]
    public void Middleware_of_the_worker_is_for_http_triggers_and_that_of_the_pipeline_stands_in_one_order()
    {
        var program = File.ReadAllText(Repo.At("src", "Territoires.Functions", "Program.cs"));
        program.IndexOf("UseWhen<ApiDoor>(IsOnHttp)", StringComparison.Ordinal)
            .ShouldBeGreaterThan(program.IndexOf("ConfigureFunctionsWebApplication();", StringComparison.Ordinal));
        program.Split("UseWhen<").Length.ShouldBe(2);
        program.ShouldNotContain("UseMiddleware");

        var pipeline = File.ReadAllText(Repo.At("src", "Territoires.Web", "Pipeline.cs"));
        string[] order =
        [
            "<ReceiveRequest>()", "<SecurityHeaders>()", "<CountRefusals>()", "<ErrorBoundary>()", "<LimitBody>()",
            "<WrittenForms>()", "<Gate>()",
        ];
        var places = order.Select(name => pipeline.IndexOf($"UseMiddleware{name}", StringComparison.Ordinal)).ToList();

        places.ShouldNotContain(-1);
        places.ShouldBe(places.Order());
        pipeline.Split("UseMiddleware<").Length.ShouldBe(order.Length + 1);
        AppCalls.UsersOf("Microsoft.AspNetCore.Builder.UseMiddlewareExtensions", "UseMiddleware").ShouldBe(["Pipeline"]);
    }

    /// <summary>It closes the connection on which the host still sends; the app counts instead.</summary>
    [Fact]
    public void No_limit_of_the_server_is_set_for_one_request() =>
        AppCalls.All.Where(
            use => use.Type.EndsWith(".IHttpMaxRequestBodySizeFeature", StringComparison.Ordinal) || use.Member == "set_MaxRequestBodySize")
            .Select(use => use.From).Distinct(StringComparer.Ordinal).ShouldBe(["Territoires.Functions.Program"]);

    [Fact]
    public void The_metadata_shows_what_the_app_uses() =>
        AppCalls.UsersOf("Azure.Data.Tables.TableClient", "SubmitTransactionAsync")
            .ShouldContain(user => user.StartsWith("Storage.AggregateTable", StringComparison.Ordinal));
}
