using Microsoft.AspNetCore.Mvc.Routing;

namespace Territoires.Web.Http;

/// <summary>What answers GET at an address, and HEAD, which crawlers and monitors ask with.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadsAttribute(string route) : HttpMethodAttribute(["GET", "HEAD"], route);
