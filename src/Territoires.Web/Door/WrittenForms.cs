using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Territoires.Web.Door;

/// <summary>Every text of a form that a person sends is cleaned as it is read, whichever act reads it. Files are not texts.</summary>
public sealed class WrittenForms(RequestDelegate next, IOptions<FormOptions> limits)
{
    public Task InvokeAsync(HttpContext http)
    {
        http.Features.Set<IFormFeature>(new Cleaned(new FormFeature(http.Request, limits.Value)));
        return next(http);
    }

    private sealed class Cleaned(FormFeature sent) : IFormFeature
    {
        private IFormCollection? read;

        public bool HasFormContentType => sent.HasFormContentType;

        public IFormCollection? Form
        {
            get => read ??= sent.Form is { } form ? Clean(form) : null;
            set => read = value;
        }

        public IFormCollection ReadForm() => read ??= Clean(sent.ReadForm());

        public async Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken) =>
            read ??= Clean(await sent.ReadFormAsync(cancellationToken));

        private static FormCollection Clean(IFormCollection form) => new(
            form.ToDictionary(
                field => field.Key, field =>
                    new StringValues([.. field.Value.Select(value => value is null ? null : WrittenText.Clean(value))])),
            form.Files);
    }
}
