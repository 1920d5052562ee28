namespace Vedette.Storage.States;

/// <param name="Encoding">How the row's bytes are written.</param>
/// <param name="Size">Of the payload.</param>
/// <param name="Checksum">CRC-32C of the payload.</param>
public readonly record struct StoredStateBody(int Encoding, int Size, uint Checksum);
