namespace Vedette.Storage.States;

/// <param name="state">Its <see cref="StoredState.Bytes"/> are empty.</param>
/// <param name="bytes">The row's bytes; valid during the call.</param>
public delegate void StoredStateHandler(StoredState state, ReadOnlySpan<byte> bytes);
