namespace Vedette.Server.Miners.Places;

/// <summary>What is left out stays.</summary>
internal sealed record ContainerChoices(string? Name = null, string? Description = null);
