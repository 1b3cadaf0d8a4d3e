using System.Text.Json;
using System.Xml.Linq;

namespace Territoires.Embedded.LocalStorage.Http;

/// <summary>A refusal that the real service would answer too, with its status and code.</summary>
// Always raised with its three facts.
#pragma warning disable CA1032
internal sealed class ServiceFault(int status, string code, string message) : Exception(message)
#pragma warning restore CA1032
{
    public int Status => status;

    public string Code => code;

    public static ServiceFault InvalidInput(string message) => new(400, "InvalidInput", message);

    public static ServiceFault NotImplemented(string what) => new(501, "NotImplemented", $"The local storage does not do this: {what}.");

    /// <summary>The message as the service words it, with what finds the request in its log.</summary>
    public ServiceFault Told(string requestId, DateTimeOffset now) =>
        new(status, code, $"{Message}\nRequestId:{requestId}\nTime:{now.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffffffZ}");

    public string JsonBody() => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["odata.error"] = new { code, message = new { lang = "en-US", value = Message } },
    });

    public LocalResponse AsJson() => LocalResponse.Text(status, "application/json;odata=minimalmetadata;streaming=true;charset=utf-8", JsonBody())
        .With("x-ms-error-code", code);

    public LocalResponse AsXml(bool hasBody)
    {
        var body = new XElement("Error", new XElement("Code", code), new XElement("Message", Message));
        var response = hasBody && status != 304
            ? LocalResponse.Text(status, "application/xml", $"<?xml version=\"1.0\" encoding=\"utf-8\"?>{body.ToString(SaveOptions.DisableFormatting)}")
            : new LocalResponse(status);
        return response.With("x-ms-error-code", code);
    }
}
