using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace Territoires.Functions.Tests.Web;

/// <summary>Where one function answers on HTTP.</summary>
internal sealed record HostRoute
{
    private static readonly IInlineConstraintResolver Constraints =
        new ServiceCollection().AddLogging().AddRouting().BuildServiceProvider().GetRequiredService<IInlineConstraintResolver>();

    private readonly TemplateMatcher matcher;
    private readonly IDictionary<string, IRouteConstraint> constraints;

    public HostRoute(string function, string template, params IReadOnlyList<string> methods)
    {
        Function = function;
        Methods = methods;
        Template = TemplateParser.Parse(template);
        matcher = new TemplateMatcher(Template, new RouteValueDictionary());
        var builder = new RouteConstraintBuilder(Constraints, template);
        foreach (var parameter in Template.Parameters)
        {
            parameter.InlineConstraints.ToList()
                .ForEach(constraint => builder.AddResolvedConstraint(parameter.Name!, constraint.Constraint));
            if (parameter.IsOptional)
            {
                builder.SetOptional(parameter.Name!);
            }
        }

        constraints = builder.Build();
    }

    public string Function { get; }

    public RouteTemplate Template { get; }

    public IReadOnlyList<string> Methods { get; }

    public bool Matches(string path)
    {
        var values = new RouteValueDictionary();
        return matcher.TryMatch(new PathString(path), values) && constraints.Keys.All(name => Holds(name, values));
    }

    public bool Takes(string parameter, string value) => Holds(parameter, new RouteValueDictionary { [parameter] = value });

    public override string ToString() => $"{Function} ({Template.TemplateText})";

    private bool Holds(string parameter, RouteValueDictionary values) =>
        !constraints.TryGetValue(parameter, out var constraint)
            || constraint.Match(null, null, parameter, values, RouteDirection.IncomingRequest);
}

/// <summary>
/// Routes as the Functions host takes them, which is not as ASP.NET Core would: by the names of their functions, ordinal and
/// whatever their case, the first that matches; which is the more specific plays no part.
/// </summary>
internal sealed class HostRouter(IEnumerable<HostRoute> routes)
{
    public IReadOnlyList<HostRoute> Routes { get; } = [.. routes.OrderBy(route => route.Function, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Null: the host answers an empty 404.</summary>
    public HostRoute? Find(string method, string path) =>
        Routes.FirstOrDefault(route => route.Methods.Contains(method, StringComparer.OrdinalIgnoreCase) && route.Matches(path));
}
