package frontdesk.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** The bytes as they are. */
record PlainTransport(SocketChannel channel) implements Transport {

    @Override
    public int read(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    @Override
    public long write(ByteBuffer... frames) throws IOException {
        return frames.length == 1 ? channel.write(frames[0]) : channel.write(frames);
    }

    @Override
    public boolean isFlushed() {
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
