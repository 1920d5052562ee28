namespace Vedette.Model.States;

/// <summary>Bytes that should be a state are not; the message names the place, what came and what was needed.</summary>
public sealed class StateFormatException(string message) : Exception(message);
