using System.Net;

namespace Territoires.LocalHost.Http;

/// <summary>
/// Sends a request on as it is. As the real host, it tries again while the worker refuses connections: one that has just loaded its
/// functions may not listen yet, and nothing was sent then.
/// </summary>
internal sealed class PatientHandler() : DelegatingHandler(new SocketsHttpHandler
{
    AllowAutoRedirect = false,
    UseCookies = false,
    UseProxy = false,
    AutomaticDecompression = DecompressionMethods.None,
})
{
    private const int MostTries = 10;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var (tries, wait) = (1, First); ; tries++, wait = wait * 2 < Longest ? wait * 2 : Longest)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException refused) when (refused.HttpRequestError == HttpRequestError.ConnectionError && tries < MostTries)
            {
                await Task.Delay(wait, cancellationToken);
            }
        }
    }
}
