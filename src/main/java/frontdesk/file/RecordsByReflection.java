package frontdesk.file;

import java.lang.reflect.Constructor;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.std.StdValueInstantiator;

/**
 * Calls the constructors of records by reflection, where Jackson would take method handles: for those, each start makes
 * code of its own for every shape of record, which is a tenth of what it has to do.
 *
 * <p>It is saved only if reflection makes none either: {@code -Djdk.reflect.useNativeAccessorOnly=true}.
 */
final class RecordsByReflection extends ValueInstantiators.Base {

    @Override
    public ValueInstantiator modifyValueInstantiator(
            DeserializationConfig config, BeanDescription.Supplier description, ValueInstantiator ofJackson) {
        return description.getType().isRecordType() && ofJackson instanceof StdValueInstantiator standard
                ? new ByReflection(standard)
                : ofJackson;
    }

    private static final class ByReflection extends StdValueInstantiator {

        private ByReflection(StdValueInstantiator ofJackson) {
            super(ofJackson);
        }

        @Override
        public Object createFromObjectWith(DeserializationContext context, Object[] components) {
            if (!(getWithArgsCreator().getAnnotated() instanceof Constructor<?> constructor)) {
                return super.createFromObjectWith(context, components);
            }
            try {
                return constructor.newInstance(components);
            } catch (ReflectiveOperationException | IllegalArgumentException refused) {
                return context.handleInstantiationProblem(
                        getValueClass(), components, rewrapCtorProblem(context, refused));
            }
        }
    }
}
