using Vedette.Model.Scrubbing;

namespace Vedette.Collectors.Llm.Api;

/// <summary>What one server answered in one reading.</summary>
/// <param name="Models">Empty where none is loaded; null where the server does not tell which.</param>
internal sealed record ApiAnswer(string? Version, IReadOnlyList<ServedModel>? Models, ServerMetrics Metrics)
{
    /// <summary>A server names itself and its models as it likes: after an address with a password in it, too.</summary>
    public ApiAnswer Scrubbed() => this with { Version = Scrub(Version), Models = Models?.Select(Scrubbed).ToList() };

    private static ServedModel Scrubbed(ServedModel model) => model with
    {
        Name = SecretScrubber.ScrubText(model.Name),
        Quantization = Scrub(model.Quantization),
        Parameters = Scrub(model.Parameters),
        File = Scrub(model.File),
    };

    private static string? Scrub(string? text) => text is null ? null : SecretScrubber.ScrubText(text);
}
