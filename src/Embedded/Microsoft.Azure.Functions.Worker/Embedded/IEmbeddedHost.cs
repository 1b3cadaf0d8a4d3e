using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Embedded;

/// <summary>The only thing that the mirrored packages know of the embedded host. One instance serves one builder.</summary>
internal interface IEmbeddedHost
{
    /// <summary>The ASP.NET Core builder under the function app's builder.</summary>
    WebApplicationBuilder Application { get; }

    /// <summary>The middleware that gives the HttpContext to what follows it and executes the result: HTTP triggers need it.</summary>
    Func<FunctionExecutionDelegate, FunctionExecutionDelegate> ServeHttp();

    /// <param name="middleware">In order of registration: the first is the outermost.</param>
    IHost Build(IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware);
}
