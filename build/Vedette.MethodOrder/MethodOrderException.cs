namespace Vedette.MethodOrder;

/// <summary>The object is not what this program knows how to move; it is left as it is.</summary>
internal sealed class MethodOrderException(string message) : Exception(message);
