namespace Vedette.Collectors.Llm.Api;

/// <summary>A server that may be asked.</summary>
/// <param name="Key">The entity's process key: PID@START.</param>
/// <param name="Addresses">Loopback addresses that the process listens on, the likeliest first.</param>
internal sealed record LlmApiTarget(string Key, string Runtime, IReadOnlyList<LoopbackAddress> Addresses);
