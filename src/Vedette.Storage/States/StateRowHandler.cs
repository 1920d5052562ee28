using Vedette.Protocol.States;

namespace Vedette.Storage.States;

/// <param name="header">As the row's key says.</param>
/// <param name="payload">STATE_V1, checked against its sum; valid during the call.</param>
public delegate void StateRowHandler(StateHeader header, ReadOnlySpan<byte> payload);
