namespace Vedette.Agent.Enrolment;

/// <summary>The server's reply to a call it refuses; families of routes use one or the other name.</summary>
internal sealed record ServerError(string? Error, string? Detail);
