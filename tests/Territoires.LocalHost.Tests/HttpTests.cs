using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Territoires.LocalHost.Tests;

public sealed class HttpTests(Azurite azurite)
{
    [Fact]
    public async Task An_exception_is_an_empty_500()
    {
        await using var app = await Sample.StartAsync(azurite, new HeldClock(Sample.Start));

        using var http = app.Http();
        using var answer = await http.GetAsync("throws");

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(25_000_000, false, 200, "25000000 announced")]
    [InlineData(25_000_000, true, 200, "25000000 chunked")]
    [InlineData(40_000_000, false, 413, "too large")]
    [InlineData(40_000_000, true, 413, "too large")]
    [InlineData(105_000_000, false, 500, "")] // the platform's own cut: 104,857,600 bytes
    [InlineData(104_000_000, true, 413, "too large")]
    [InlineData(105_000_000, true, 500, "")]
    public async Task A_body_reaches_the_app_up_to_the_limit_of_the_host(int length, bool isChunked, int status, string text)
    {
        await using var app = await Sample.StartAsync(azurite, new HeldClock(Sample.Start));

        var (answer, said) = await UploadAsync(app, length, isChunked);

        ((int)answer).ShouldBe(status);
        said.ShouldBe(text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_the_worker_s_own_limit_is_an_empty_500(bool isChunked)
    {
        await using var app = await Sample.StartAsync(
            azurite, new HeldClock(Sample.Start), settings: new Dictionary<string, string?> { ["SmallBodies"] = "true" });

        var (answer, said) = await UploadAsync(app, 5_000_000, isChunked);

        answer.ShouldBe(HttpStatusCode.InternalServerError);
        said.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_function_starts_when_an_announced_body_is_whole_and_as_soon_as_a_chunked_one_begins()
    {
        await using var app = await Sample.StartAsync(azurite, new HeldClock(Sample.Start));
        using var http = app.Http();
        using var announced = new SlowBody(2_000_000, isAnnounced: true);
        using var chunked = new SlowBody(2_000_000, isAnnounced: false);

        var first = http.PostAsync("upload", announced);
        await announced.HalfIsSent;
        (await http.GetStringAsync("now")).ShouldNotBeEmpty();
        app.Diary().Lines.ShouldBeEmpty();
        announced.SendRest();
        (await first).StatusCode.ShouldBe(HttpStatusCode.OK);
        app.Diary().Lines.Count.ShouldBe(1);

        var second = http.PostAsync("upload", chunked);
        await Eventually.IsTrueAsync(() => app.Diary().Lines.Count == 2, "the function starts on half a body");
        chunked.SendRest();
        (await second).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Content-Length: 1000\r\n\r\nle début", 408)] // Kestrel waits five seconds
    [InlineData("Transfer-Encoding: chunked\r\n\r\nce n’est pas une longueur\r\n", 400)]
    public async Task A_body_that_does_not_come_is_its_clients_doing(string sent, int status)
    {
        await using var app = await Sample.StartAsync(azurite, new HeldClock(Sample.Start));
        using var client = new TcpClient();
        await client.ConnectAsync(app.Address.Host, app.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"POST /upload HTTP/1.1\r\nHost: localhost\r\n{sent}"));

        using var answer = new StreamReader(stream);
        (await answer.ReadLineAsync()).ShouldNotBeNull().ShouldStartWith($"HTTP/1.1 {status} ");
    }

    [Fact]
    public async Task Requests_over_the_limits_of_host_json_wait_or_get_a_429()
    {
        await using var app = await Sample.StartAsync(azurite, new HeldClock(Sample.Start), settings: new Dictionary<string, string?>
        {
            ["AzureFunctionsJobHost__extensions__http__maxConcurrentRequests"] = "1",
            ["AzureFunctionsJobHost__extensions__http__maxOutstandingRequests"] = "2",
        });
        using var http = app.Http();
        Task<HttpResponseMessage>[] requests = [.. Enumerable.Range(0, 3).Select(_ => http.GetAsync("slow"))];

        var refused = await Task.WhenAny(requests);
        (await refused).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        await Eventually.IsTrueAsync(() => app.Diary().Lines.Count == 1, "one of the others begins");
        app.Diary().Gate.Release();
        await Eventually.IsTrueAsync(() => app.Diary().Lines.Count == 2, "the one that waited begins");
        app.Diary().Gate.Release();

        (await Task.WhenAll(requests)).Count(one => one.StatusCode == HttpStatusCode.OK).ShouldBe(2);
    }

    [Fact]
    public async Task Eight_apps_of_one_process_have_each_their_own_clock_settings_and_orchestrations()
    {
        var apps = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Sample.StartAsync(
            azurite, new HeldClock(Sample.Start.AddDays(number)), settings: new Dictionary<string, string?> { ["Number"] = $"{number}" })));
        try
        {
            foreach (var (app, number) in apps.Select((app, number) => (app, number)))
            {
                using var http = app.Http();
                (await http.GetStringAsync("settings/Number")).ShouldBe($"{number}");
                (await http.GetStringAsync("now")).ShouldBe(Sample.Start.AddDays(number).ToString("O", CultureInfo.InvariantCulture));
                (await http.GetStringAsync("settings/WEBSITE_HOSTNAME")).ShouldBe($"localhost:{app.Address.Port}");
                (await http.PostAsync($"orchestrations/Greet/{number}", null)).EnsureSuccessStatusCode();
                await app.SettleAsync();
                (await app.DurableClient.GetInstanceAsync($"{number}")).ShouldNotBeNull();
                (await app.DurableClient.GetInstanceAsync($"{(number + 7) % 8}")).ShouldBeNull();
            }
        }
        finally
        {
            foreach (var app in apps)
            {
                await app.DisposeAsync();
            }
        }

        Environment.GetEnvironmentVariable("Number").ShouldBeNull();
    }

    private static async Task<(HttpStatusCode Status, string Text)> UploadAsync(LocalApp app, int length, bool isChunked)
    {
        using var http = app.Http();
        using var request = new HttpRequestMessage(HttpMethod.Post, "upload") { Content = new ByteArrayContent(new byte[length]) };

        // So that a refusal comes before the body goes: a client that is still sending may not read it.
        request.Headers.ExpectContinue = true;
        request.Headers.TransferEncodingChunked = isChunked;
        using var answer = await http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Sends half of itself, and the rest when it is told to.</summary>
    private sealed class SlowBody(int length, bool isAnnounced) : HttpContent
    {
        private readonly TaskCompletionSource half = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource rest = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task HalfIsSent => half.Task;

        public void SendRest() => rest.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(new byte[length / 2]);
            await stream.FlushAsync();
            half.SetResult();
            await rest.Task;
            await stream.WriteAsync(new byte[length - (length / 2)]);
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return isAnnounced;
        }
    }
}
