using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Territoires.Functions.Tests.Telemetry;

/// <summary>A collector that keeps what it is sent over OTLP, whose names and values are plain text within.</summary>
internal sealed class Collector : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<(string Path, string Text)> received = new();

    public Collector()
    {
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}/"));
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Address.ToString(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["Logging:OpenTelemetry:LogLevel:Default"] = "Information",
    };

    /// <summary>All that came of one kind: <c>traces</c>, <c>metrics</c> or <c>logs</c>.</summary>
    public string Text(string kind) => string.Concat(received.Where(one => one.Path == $"/v1/{kind}").Select(one => one.Text));

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var http = await listener.GetContextAsync();
                using var reader = new StreamReader(http.Request.InputStream, Encoding.UTF8);
                received.Enqueue((http.Request.Url!.AbsolutePath, await reader.ReadToEndAsync()));
                http.Response.Close();
            }
            catch (Exception over) when (over is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
