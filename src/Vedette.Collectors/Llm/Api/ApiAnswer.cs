namespace Vedette.Collectors.Llm.Api;

/// <summary>What one server answered in one reading.</summary>
/// <param name="Models">Empty where none is loaded; null where the server does not tell which.</param>
internal sealed record ApiAnswer(string? Version, IReadOnlyList<ServedModel>? Models, ServerMetrics Metrics);
