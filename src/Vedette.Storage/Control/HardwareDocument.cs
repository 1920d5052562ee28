namespace Vedette.Storage.Control;

/// <param name="Json">Document 1's <c>hardware_info</c>, any object.</param>
/// <param name="Fingerprint">Hash over what counts as the hardware; the same fingerprint = nothing changed.</param>
public sealed record HardwareDocument(string Json, string Fingerprint);
